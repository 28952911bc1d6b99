using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Sagas.Journal.Sql;
using Sagas.Journal.SqlServer;

namespace Sagas.Tests.Contracts;

/// <summary>
/// Runs when SAGAS_SQLSERVER holds a connection string without Database. Without one there is no such fixture, rather than
/// one that is skipped: in CI a skipped test is a failure.
/// </summary>
[TestFixtureSource(nameof(Servers))]
sealed class Journal_in_SqlServer(string server) : RelationalJournalStoreContract
{
    static readonly string Database = $"journal_{Guid.NewGuid():N}";

    static IEnumerable<string> Servers => Environment.GetEnvironmentVariable("SAGAS_SQLSERVER") is { Length: > 0 } server ? [server] : [];

    protected override ISqlDialect Dialect { get; } = new SqlServerDialect();

    protected override JournalStoreContext NewContext() =>
        new(
            (DbContextOptions<JournalStoreContext>)
                new DbContextOptionsBuilder<JournalStoreContext>()
                    .UseSagasSqlServer(new SqlConnectionStringBuilder(server) { InitialCatalog = Database }.ConnectionString)
                    .Options
        );
}
