namespace ServiceDefaults.Tests;

/// <summary>What is normal is no failure in the log: people look there for what is not.</summary>
public sealed class When_a_service_starts_for_the_first_time
{
    [Test]
    public async Task Should_log_no_error_when_its_database_does_not_exist_and_none_on_the_next_start()
    {
        await using var database = new PostgreSql("defaults");
        await StartAndStop(database);
        await StartAndStop(database);
    }

    [Test]
    public async Task Should_log_no_error_when_its_database_is_empty()
    {
        await using var database = new PostgreSql("defaults");
        await database.Create();
        await StartAndStop(database);
    }

    static async Task StartAndStop(PostgreSql database)
    {
        using var logs = new RecordedLogs();
        await using var service = Service.Build(logs, database.Connection, RabbitMq.Server.ToString());
        await service.StartAsync();
        await Patience.Until(async () => await service.Ready() == 200, () => "the service is ready");
        await service.StopAsync();
        Assert.That(logs.Lines, Has.None.StartsWith("Error").And.None.StartsWith("Critical"));
        Assert.That(logs.Lines, Has.Some.Contains("Application started"), "what is logged is seen here");
    }
}
