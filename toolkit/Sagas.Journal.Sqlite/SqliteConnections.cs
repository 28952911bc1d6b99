using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Sagas.Journal.Sqlite;

/// <summary>Prepares each connection to the file once; a pooled connection stays prepared.</summary>
sealed class SqliteConnections : DbConnectionInterceptor
{
    readonly ConditionalWeakTable<object, object> prepared = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Prepare(connection);
        return Task.CompletedTask;
    }

    void Prepare(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } sqlite)
            return;
        // The client forgets its functions when a connection returns to the pool. SQLite's own knows the letters of ASCII only.
        sqlite.CreateFunction<string?, string?>("lower", text => text?.ToLowerInvariant(), isDeterministic: true);
        if (prepared.TryGetValue(handle, out _))
            return;
        Prepare(sqlite);
        prepared.AddOrUpdate(handle, handle);
    }

    /// <summary>Sets what SQLite keeps per connection.</summary>
    internal static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas(connection);
        command.ExecuteNonQuery();
    }

    static string Pragmas(SqliteConnection connection)
    {
        // SQLite waits by itself, in small steps; its client would look again every 150 ms.
        var wait = $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000};";
        return new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly
            ? wait
            : $"""
                {wait}
                PRAGMA journal_mode = WAL;
                -- A commit is on the disk before it is confirmed: with NORMAL, a machine that crashes forgets the last ones.
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = ON;
                PRAGMA checkpoint_fullfsync = ON;
                -- The log is emptied each 1000 pages (SQLite's default). A long read can keep it from that; afterwards it shrinks again.
                PRAGMA journal_size_limit = 67108864;
                -- LIKE distinguishes case, as in PostgreSQL.
                PRAGMA case_sensitive_like = ON;
                """;
    }
}
