using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sqlite;
using Sagas.Journal.SqlServer;

namespace ServiceDefaults;

/// <summary>
/// Lets <c>dotnet ef</c> (deploy/add-migration) load a service's model without starting the service, which needs settings and servers.
/// Each service derives an empty class from it.
/// </summary>
public abstract class DesignTime<TContext>(Func<DbContextOptions<TContext>, TContext> create) : IDesignTimeDbContextFactory<TContext>
    where TContext : JournalContext
{
    /// <param name="args">The database of the migration: <c>PostgreSql</c>, <c>SqlServer</c> or <c>Sqlite</c>.</param>
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        _ = args switch
        {
            ["SqlServer"] => options.UseSagasSqlServer(""),
            ["Sqlite"] => options.UseSagasSqlite(""),
            _ => options.UseSagasPostgreSql(""),
        };
        return create(options.Options);
    }
}
