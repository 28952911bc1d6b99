using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>
/// Lets <c>dotnet ef migrations add NAME -p X.Service</c> see a service's model without starting the service, which would need its settings and servers.
/// Each service derives an empty class from it.
/// </summary>
public abstract class DesignTime<TContext>(Func<DbContextOptions<TContext>, TContext> create) : IDesignTimeDbContextFactory<TContext>
    where TContext : JournalContext
{
    public TContext CreateDbContext(string[] args) => create(new DbContextOptionsBuilder<TContext>().UseNpgsql().Options);
}
