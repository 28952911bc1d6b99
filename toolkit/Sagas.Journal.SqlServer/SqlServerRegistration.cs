using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal.Sql;

namespace Sagas.Journal.SqlServer;

/// <summary>Adds SQL Server as the journal's database.</summary>
public static class SqlServerRegistration
{
    /// <summary>The context factory and the dialect of the journal, for a database on SQL Server.</summary>
    public static IServiceCollection AddSqlServer<TContext>(this IServiceCollection services, string connection)
        where TContext : JournalContext
    {
        services.AddSingleton<ISqlDialect, SqlServerDialect>();
        return services.AddPooledDbContextFactory<TContext>(options => options.UseSagasSqlServer(connection));
    }

    /// <summary>SQL Server, with texts and amounts that mean what they mean in PostgreSQL, and the migrations of its own.</summary>
    public static DbContextOptionsBuilder UseSagasSqlServer(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlServer(connection)
            .ReplaceService<IModelCustomizer, SqlServerModel>()
            .ReplaceService<IMigrationsAssembly, SqlServerMigrations>();
}
