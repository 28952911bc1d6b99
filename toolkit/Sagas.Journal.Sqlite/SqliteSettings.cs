using Microsoft.Data.Sqlite;

namespace Sagas.Journal.Sqlite;

/// <summary>The connection string as the journal uses it.</summary>
static class SqliteSettings
{
    // Longer than any commit takes; who holds the file longer is worth a sentence in the log.
    const int DefaultTimeout = 5;

    internal static SqliteConnectionStringBuilder Of(string connection)
    {
        var settings = new SqliteConnectionStringBuilder(connection);
        if (settings.DataSource is "" or ":memory:" || settings.Mode == SqliteOpenMode.Memory)
            throw new InvalidOperationException(
                $"The connection string '{connection}' names no file, so nothing that is committed would survive the process. Set "
                    + "Data Source to a path, e.g. Data Source=/var/lib/sagas/orders.db"
            );
        settings.DataSource = Path.GetFullPath(settings.DataSource);
        settings.ForeignKeys = true;
        // Connections that share a cache do not wait for one another but fail at once.
        settings.Cache = SqliteCacheMode.Private;
        if (!settings.ShouldSerialize("Default Timeout"))
            settings.DefaultTimeout = DefaultTimeout;
        return settings;
    }
}
