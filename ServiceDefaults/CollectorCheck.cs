using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ServiceDefaults;

/// <summary>OpenTelemetry silently replaces an invalid address or protocol by a default; here it stops the start.</summary>
sealed class CollectorCheck(IConfiguration configuration) : IValidateOptions<TelemetryOptions>
{
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    internal static bool IsCollected(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Endpoint]);

    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        string[] problems = IsCollected(configuration) ? [.. Problems()] : [];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    IEnumerable<string> Problems()
    {
        if (!Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            yield return $"{Endpoint} is '{configuration[Endpoint]}', so no collector would receive anything; it "
                + "must be an address such as http://127.0.0.1:4317.";
        if (configuration[Protocol] is { Length: > 0 } protocol and not ("grpc" or "http/protobuf"))
            yield return $"{Protocol} is '{protocol}'; allowed are grpc (the default; collectors "
                + "take it at port 4317) and http/protobuf (at 4318).";
    }
}
