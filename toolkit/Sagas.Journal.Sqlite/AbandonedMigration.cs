using Microsoft.Data.Sqlite;

namespace Sagas.Journal.Sqlite;

/// <summary>
/// EF Core marks a migration that is under way by a row, since SQLite has no lock that outlives a transaction. A process that is killed
/// meanwhile leaves the row behind, and every later start would wait for it in vain.
/// </summary>
static class AbandonedMigration
{
    const string Mark = "__EFMigrationsLock";

    /// <summary>Longer than migrations of a file that one machine holds.</summary>
    const int LongestSeconds = 60;

    /// <summary>Removes a mark that is older than any migration takes.</summary>
    /// <returns>True when there is none any more.</returns>
    internal static bool Clear(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM sqlite_schema WHERE name = '{Mark}'";
        if (command.ExecuteScalar() is 0L)
            return true;
        // Its time is stored as all instants are.
        command.CommandText = $"""
            DELETE FROM "{Mark}" WHERE CAST("Timestamp" AS INTEGER) <= (unixepoch() - {LongestSeconds}) * 1000000;
            SELECT COUNT(*) FROM "{Mark}";
            """;
        return command.ExecuteScalar() is 0L;
    }
}
