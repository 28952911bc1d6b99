using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace Bench;

/// <summary>CPU in milliseconds, commits and messages since the servers started.</summary>
sealed record Spent(double App, double Broker, double Database, double Commits, double Messages)
{
    public static Spent operator -(Spent after, Spent before) =>
        new(
            after.App - before.App,
            after.Broker - before.Broker,
            after.Database - before.Database,
            after.Commits - before.Commits,
            after.Messages - before.Messages
        );
}

/// <summary>Reads what the three parties have spent.</summary>
sealed class Costs(Settings settings)
{
    internal async Task<Spent> Read()
    {
        var app = Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;
        var database = ProcessTree.CpuMs("postgres");
        var broker = ProcessTree.CpuMs("beam.smp");
        // Both servers publish their own counters with a delay of seconds.
        await Task.Delay(TimeSpan.FromSeconds(7));
        return new Spent(app, broker, database, await Commits(), await Messages());
    }

    async Task<double> Commits()
    {
        await using var source = NpgsqlDataSource.Create($"{settings.Postgres};Database=postgres");
        await using var command = source.CreateCommand("SELECT sum(xact_commit)::bigint FROM pg_stat_database WHERE datname LIKE 'bench%'");
        return await command.ExecuteScalarAsync() is long commits ? commits : 0;
    }

    async Task<double> Messages()
    {
        using var http = Broker.Client(settings);
        using var overview = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/overview", UriKind.Relative)));
        return overview.RootElement.TryGetProperty("message_stats", out var stats) && stats.TryGetProperty("publish", out var publish)
            ? publish.GetDouble()
            : 0;
    }
}
