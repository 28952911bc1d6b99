using Sagas.Testing;

namespace ServiceDefaults.Tests;

/// <summary>A service may be started before its database, by minutes or hours; nobody has to start it again.</summary>
public sealed class When_the_database_is_away
{
    readonly ManualTime time = new(TimeProvider.System.GetUtcNow());
    RecordedLogs logs = null!;

    [SetUp]
    public void Fresh() => logs = new RecordedLogs();

    [TearDown]
    public void Done() => logs.Dispose();

    [Test]
    public async Task Should_say_at_once_which_one_it_waits_for_and_then_each_half_minute_until_it_starts()
    {
        await using var database = new PostgreSql("defaults");
        using var relay = new Relay();
        await using var service = Service.Build(logs, database.ConnectionThrough(relay.Port), time: time);
        var start = service.StartAsync();
        await Patience.Until(() => Said.Count == 1, () => "it says that it waits");
        Assert.That(Said[0], Does.StartWith("Warning: ").And.Contains("Connection refused"));
        Assert.That(Said[0], Does.Contain($"'{database.Name}'").And.Contains($"127.0.0.1:{relay.Port}"));

        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(5); passed += TimeSpan.FromSeconds(1))
            time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Said, Has.Count.EqualTo(1 + 10));
        Assert.That(start.IsCompleted, Is.False, "it does not give up");
        relay.OpenTo(PostgreSql.ServerPort);
        await Patience.Until(() => Later(start.IsCompleted), () => "it starts when the database is there");
        await start;
        Assert.That(await service.Ready(), Is.EqualTo(200));
        Assert.That(logs.Lines, Has.Some.Contains($"'{database.Name}'").And.Contains("answers after"));
        Assert.That(logs.Lines, Has.None.StartsWith("Error"));
    }

    [Test]
    public async Task Should_say_so_too_when_the_server_takes_long_to_say_nothing()
    {
        using var silent = new Relay();
        silent.OpenToSilence();
        var connection = $"Server=127.0.0.1,{silent.Port};Database=trips;User Id=sagas;Password=a-secret;Encrypt=false";
        await using var service = Service.Build(logs, connection, time: time, settings: ("Database:Provider", "SqlServer"));
        using var stop = new CancellationTokenSource();
        var start = service.StartAsync(stop.Token);
        await Patience.Until(() => Later(Said.Count > 0), () => "it says that it waits");
        Assert.That(Said[0], Does.Contain("'trips'").And.Contains($"127.0.0.1,{silent.Port}").And.Contains("no answer yet"));
        Assert.That(logs.Lines, Has.None.Contains("a-secret"));
        await stop.CancelAsync();
        Assert.That(async () => await start, Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Lets a second pass until it is so.</summary>
    bool Later(bool so)
    {
        if (!so)
            time.Advance(TimeSpan.FromSeconds(1));
        return so;
    }

    List<string> Said => [.. logs.Lines.Where(line => line.Contains("Waiting for the database", StringComparison.Ordinal))];
}
