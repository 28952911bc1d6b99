namespace ServiceDefaults.Tests;

/// <summary>Who asks is told so in any case; in the log it is an error only when it was ready before.</summary>
public sealed class When_a_service_is_not_ready
{
    [Test]
    public async Task Should_be_no_error_while_it_starts()
    {
        await using var database = new PostgreSql("defaults");
        using var logs = new RecordedLogs();
        using var away = new Relay();
        await using var service = Service.Build(logs, database.Connection, RabbitMq.Through(away.Port));
        await service.StartAsync();
        Assert.That(await service.Ready(), Is.EqualTo(503));
        Assert.That(logs.Lines, Has.None.StartsWith("Error"));

        away.OpenTo(RabbitMq.Server.Port);
        await Patience.Until(async () => await service.Ready() == 200, () => "the service is ready");
        await service.StopAsync();
    }

    [Test]
    public async Task Should_be_an_error_once_it_was_ready()
    {
        await using var database = new PostgreSql("defaults");
        using var logs = new RecordedLogs();
        using var relay = new Relay();
        relay.OpenTo(PostgreSql.ServerPort);
        await using var service = Service.Build(logs, database.ConnectionThrough(relay.Port));
        await service.StartAsync();
        await Patience.Until(async () => await service.Ready() == 200, () => "the service is ready");
        relay.Dispose();
        await Patience.Until(async () => await service.Ready() == 503, () => "the service notices that its database is away");
        Assert.That(logs.Lines, Has.Some.StartsWith("Error: Health check database with status Unhealthy"));
        await service.StopAsync();
    }
}
