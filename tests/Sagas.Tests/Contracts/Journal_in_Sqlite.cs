using Sagas.Journal.Sql;
using Sagas.Journal.Sqlite;

namespace Sagas.Tests.Contracts;

sealed class Journal_in_Sqlite : RelationalJournalStoreContract
{
    static readonly SqliteFile File = new();

    protected override ISqlDialect Dialect { get; } = new SqliteDialect(File.Path);

    protected override JournalStoreContext NewContext() => File.NewContext();

    [OneTimeTearDown]
    public void RemoveFile() => File.Dispose();
}
