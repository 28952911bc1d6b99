using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal.Sql;

namespace Sagas.Journal.SqlServer;

/// <summary>Adds SQL Server as the journal's database.</summary>
public static class SqlServerRegistration
{
    /// <summary>Registers the context factory and the journal's dialect for a SQL Server database.</summary>
    public static IServiceCollection AddSqlServer<TContext>(this IServiceCollection services, string connection)
        where TContext : JournalContext
    {
        services.AddSingleton<ISqlDialect, SqlServerDialect>();
        return services.AddPooledDbContextFactory<TContext>(options => options.UseSagasSqlServer(connection));
    }

    /// <summary>Uses SQL Server with its own migrations; text and amounts behave as in PostgreSQL.</summary>
    public static DbContextOptionsBuilder UseSagasSqlServer(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlServer(connection)
            .ReplaceService<IModelCustomizer, SqlServerModel>()
            .ReplaceService<IMigrationsAssembly, SqlServerMigrations>();
}
