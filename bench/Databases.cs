using Npgsql;

namespace Bench;

static class Databases
{
    /// <summary>Every run starts with empty databases.</summary>
    internal static async Task Drop(Settings settings)
    {
        await using var source = NpgsqlDataSource.Create($"{settings.Postgres};Database=postgres");
        foreach (var name in new[] { "bench_orders", "bench_sagas", "bench_inventory", "bench_payments", "bench_shipping" })
        {
            await using var command = source.CreateCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            await command.ExecuteNonQueryAsync();
        }
    }
}
