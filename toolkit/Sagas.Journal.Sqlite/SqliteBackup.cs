using Microsoft.Data.Sqlite;

namespace Sagas.Journal.Sqlite;

/// <summary>Copies a database while it is in use.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// Writes a copy of the database as it is at one instant: each unit of work is in it entirely or not at all. Commits go on meanwhile.
    /// The copy is checked, and gets its name last: a file of that name is a complete one.
    /// </summary>
    /// <param name="connection">The connection string of the database.</param>
    /// <param name="target">The path of the copy, where no file may exist.</param>
    /// <exception cref="IOException">A file exists there already, or the database does not.</exception>
    /// <exception cref="DamagedFileException">The copy is damaged, so the database is; the copy is removed.</exception>
    /// <exception cref="SqliteException">The disk is full, or a file cannot be opened.</exception>
    public static void Write(string connection, string target)
    {
        var settings = SqliteSettings.Of(connection);
        (settings.Pooling, settings.Mode) = (false, SqliteOpenMode.ReadWrite);
        target = Path.GetFullPath(target);
        var unfinished = target + ".unfinished";
        if (!File.Exists(settings.DataSource))
            throw new FileNotFoundException($"There is no database at {settings.DataSource}, so there is nothing to copy.");
        if (File.Exists(target))
            throw new IOException($"{target} exists already; name a file that does not, so that no older backup is lost.");
        File.Delete(unfinished);
        try
        {
            Copy(settings, unfinished);
            File.Move(unfinished, target);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    static void Copy(SqliteConnectionStringBuilder from, string to)
    {
        using var source = new SqliteConnection(from.ConnectionString);
        source.Open();
        SqliteConnections.Prepare(source);
        var settings = new SqliteConnectionStringBuilder { DataSource = to, Pooling = false };
        using var copy = new SqliteConnection(settings.ConnectionString);
        copy.Open();
        source.BackupDatabase(copy);
        using var command = copy.CreateCommand();
        // Without a write-ahead log the copy is one file.
        command.CommandText = "PRAGMA journal_mode = DELETE; PRAGMA integrity_check(1)";
        using var reader = command.ExecuteReader();
        reader.NextResult();
        reader.Read();
        if (reader.GetString(0) is var found && found != "ok")
            throw new DamagedFileException($"{SqliteErrors.Damaged(from.DataSource)}. What was found: {found}");
    }
}
