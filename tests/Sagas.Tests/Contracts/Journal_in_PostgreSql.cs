using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sql;

namespace Sagas.Tests.Contracts;

sealed class Journal_in_PostgreSql : RelationalJournalStoreContract
{
    static readonly string Database = $"journal_{Guid.NewGuid():N}";

    protected override ISqlDialect Dialect { get; } = new PostgreSqlDialect();

    // With automatic preparation, as services have it (ServiceDefaults/Database.cs).
    protected override JournalStoreContext NewContext() =>
        new(
            new DbContextOptionsBuilder<JournalStoreContext>()
                .UseNpgsql(
                    new NpgsqlConnectionStringBuilder(PostgreSql.Server)
                    {
                        Database = Database,
                        MaxAutoPrepare = 50,
                        AutoPrepareMinUsages = 2,
                    }.ConnectionString
                )
                .Options
        );
}
