using Microsoft.Extensions.Options;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_setting_cannot_work : Scenario
{
    [TestCase("Orders:CommitTimeout", "00:00:00")]
    [TestCase("Orders:CommitTimeout", "01:00:00")]
    [TestCase("Orders:IdempotencyKeyRetention", "-1.00:00:00")]
    [TestCase("Orders:Watch:Interval", "00:00:00")]
    [TestCase("Orders:Watch:KeepAlive", "01:00:00")]
    [TestCase("Orders:Watch:MaximumAge", "2.00:00:00")]
    [TestCase("Orders:Watch:StreamsPerCaller", "0")]
    [TestCase("Orders:Watch:Streams", "-1")]
    public async Task The_service_does_not_start_and_names_it(string name, string value)
    {
        await using var api = new Api((name, value));
        Assert.That(() => api.Services, Throws.TypeOf<OptionsValidationException>().With.Message.Contains(name.Split(':')[^1]));
    }
}
