using Npgsql;

namespace Tests;

/// <summary>A PostgreSQL database of a test's own, which need not exist; it is dropped with the test.</summary>
/// <param name="prefix">The beginning of its name, which says what made it.</param>
sealed class PostgreSql(string prefix) : IAsyncDisposable
{
    internal static readonly string Server = Environment.GetEnvironmentVariable("SAGAS_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "SAGAS_TEST_POSTGRES is not set, so there is no PostgreSQL to test on. Run ./test, which starts one, or set it to a " +
            "connection string without Database, e.g. Host=127.0.0.1;Port=5432;Username=postgres");

    internal string Name { get; } = $"{prefix}_{Guid.NewGuid():N}";
    internal string Connection => $"{Server};Database={Name}";
    internal static int ServerPort => new NpgsqlConnectionStringBuilder(Server).Port;

    internal string ConnectionThrough(int port) => new NpgsqlConnectionStringBuilder(Connection) { Port = port }.ConnectionString;

    internal Task Create() => Execute($"CREATE DATABASE \"{Name}\"");

    public async ValueTask DisposeAsync() => await Execute($"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");

    static async Task Execute(string statement)
    {
        await using var server = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(statement, server);
        await command.ExecuteNonQueryAsync();
    }
}
