using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Sagas.Journal.Sql;
using Sagas.Journal.Sqlite;

namespace Sagas.Tests.Contracts;

/// <summary>A SQLite file of a test's own, in a folder of its own; both are removed with the test.</summary>
sealed class SqliteFile : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sagas-sqlite-");

    internal string Path => System.IO.Path.Combine(folder.FullName, "journal.db");

    internal string Connection => $"Data Source={Path}";

    internal string Beside(string name) => System.IO.Path.Combine(folder.FullName, name);

    internal JournalStoreContext NewContext(string? connection = null, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<JournalStoreContext>();
        options.UseSagasSqlite(connection ?? Connection).AddInterceptors(interceptors);
        return new JournalStoreContext(options.Options);
    }

    /// <summary>A store of this file, whose tables are made.</summary>
    internal RelationalJournalStore<JournalStoreContext> NewStore(string? connection = null, params IInterceptor[] interceptors)
    {
        using (var context = NewContext())
            context.Database.EnsureCreated();
        return new(new Factory(() => NewContext(connection, interceptors)), new SqliteDialect(Path));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    sealed class Factory(Func<JournalStoreContext> create) : IDbContextFactory<JournalStoreContext>
    {
        public JournalStoreContext CreateDbContext() => create();
    }
}
