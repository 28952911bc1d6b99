using Npgsql;

namespace ServiceDefaults.Tests;

/// <summary>A database of a test's own, which need not exist; it is dropped with the test.</summary>
sealed class PostgreSql : IAsyncDisposable
{
    static readonly string Server = Environment.GetEnvironmentVariable("SAGAS_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "SAGAS_TEST_POSTGRES is not set, so there is no PostgreSQL to test on. Run ./test, which starts one, or set it to a " +
            "connection string without Database, e.g. Host=127.0.0.1;Port=5432;Username=postgres");

    public string Name { get; } = $"defaults_{Guid.NewGuid():N}";
    public string Connection => $"{Server};Database={Name}";
    public static int ServerPort => new NpgsqlConnectionStringBuilder(Server).Port;

    public string ConnectionThrough(int port) => new NpgsqlConnectionStringBuilder(Connection) { Port = port }.ConnectionString;

    public Task Create() => Execute($"CREATE DATABASE \"{Name}\"");

    public async ValueTask DisposeAsync() => await Execute($"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");

    static async Task Execute(string statement)
    {
        await using var server = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(statement, server);
        await command.ExecuteNonQueryAsync();
    }
}
