using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Sagas.Journal;
using Sagas.Journal.SqlServer;

namespace ServiceDefaults;

/// <summary>
/// Lets <c>dotnet ef</c> (deploy/add-migration) see a service's model without starting the service, which would need its
/// settings and servers. Each service derives an empty class from it, per form of its context.
/// </summary>
public abstract class DesignTime<TContext>(Func<DbContextOptions<TContext>, TContext> create) : IDesignTimeDbContextFactory<TContext>
    where TContext : JournalContext
{
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        if (typeof(ISqlServerContext).IsAssignableFrom(typeof(TContext)))
            options.UseSagasSqlServer("");
        else
            options.UseNpgsql();
        return create(options.Options);
    }
}
