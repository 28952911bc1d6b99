using Npgsql;

namespace EndToEnd.Tests;

/// <summary>What happens to a service's own database, done by a second superuser who can always get back in.</summary>
static class Database
{
    const string Rescue = "rescue";
    static NpgsqlConnection? lockHolder;

    internal static async Task AddRescuer()
    {
        await using var connection = await Connect("sagas", "postgres");
        await Say(connection, $"DROP ROLE IF EXISTS {Rescue}", $"CREATE ROLE {Rescue} SUPERUSER LOGIN");
    }

    internal static Task MakeReadOnly(string database) =>
        Say($"ALTER DATABASE {database} SET default_transaction_read_only = on", Disconnect(database));

    /// <summary>Whatever writes to the journal waits for a lock, and is cancelled by the server.</summary>
    internal static async Task CancelStatements(string database)
    {
        lockHolder = await Connect(Rescue, database);
        await Say(lockHolder, "BEGIN", "LOCK TABLE journal IN EXCLUSIVE MODE");
        await Say($"ALTER DATABASE {database} SET statement_timeout = '300ms'", $"{Disconnect(database)} AND usename <> '{Rescue}'");
    }

    internal static Task RefuseConnections(string database) =>
        Say($"ALTER DATABASE {database} ALLOW_CONNECTIONS false", Disconnect(database));

    internal static async Task Cure(string database)
    {
        if (lockHolder is not null)
            await lockHolder.DisposeAsync();
        lockHolder = null;
        await Say($"ALTER DATABASE {database} RESET ALL", $"ALTER DATABASE {database} ALLOW_CONNECTIONS true", Disconnect(database));
    }

    /// <summary>Of all services: they share the user.</summary>
    internal static Task RefuseLogins() =>
        Say("ALTER ROLE sagas NOLOGIN", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sagas'");

    internal static Task AllowLogins() => Say("ALTER ROLE sagas LOGIN");

    static string Disconnect(string database) => $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'";

    /// <summary>As somebody does who has a database client.</summary>
    internal static async Task Change(string database, params string[] statements)
    {
        await using var connection = await Connect("sagas", database);
        await Say(connection, statements);
    }

    static async Task Say(params string[] statements)
    {
        await using var connection = await Connect(Rescue, "postgres");
        await Say(connection, statements);
    }

    static async Task Say(NpgsqlConnection connection, params string[] statements)
    {
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    static async Task<NpgsqlConnection> Connect(string user, string database)
    {
        var server = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = RunningSystem.Address(15_432).Port,
            Username = user,
            Database = database,
            Pooling = false,
        };
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
