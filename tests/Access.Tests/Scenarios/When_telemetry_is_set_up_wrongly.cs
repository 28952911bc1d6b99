using Microsoft.Extensions.Options;

namespace Access.Tests.Scenarios;

sealed class When_telemetry_is_set_up_wrongly : Scenario
{
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    [TestCase(Endpoint, "collector:4317", "it must be an address")]
    [TestCase(Endpoint, "4317", "it must be an address")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "allowed are grpc")]
    [TestCase("Telemetry:TraceRatio", "1.5", "TraceRatio")]
    public async Task The_service_does_not_start_and_says_why(string setting, string value, string why)
    {
        await using var service = new Service("Production", (Endpoint, "http://127.0.0.1:4317"), (setting, value));
        Assert.That(() => service.Services, Throws.TypeOf<OptionsValidationException>().With.Message.Contains(why));
    }
}
