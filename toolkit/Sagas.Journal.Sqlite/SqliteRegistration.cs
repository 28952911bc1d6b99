using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal.Sql;

namespace Sagas.Journal.Sqlite;

/// <summary>Adds a SQLite file as the journal's database (docs/embedded.md).</summary>
public static class SqliteRegistration
{
    /// <summary>
    /// Registers the context factory and the journal's dialect for a SQLite file, and a check of the file before the service starts.
    /// </summary>
    /// <param name="connection">
    /// <c>Data Source</c> is the path of the file, which is created when it does not exist; its folder must exist. <c>Default Timeout</c>
    /// is how many seconds a statement waits for the write lock, by default 5.
    /// </param>
    /// <exception cref="InvalidOperationException">The connection string names no file.</exception>
    public static IServiceCollection AddSqlite<TContext>(this IServiceCollection services, string connection)
        where TContext : JournalContext
    {
        var settings = SqliteSettings.Of(connection);
        services.AddSingleton<ISqlDialect>(new SqliteDialect(settings.DataSource));
        services.AddHostedService(provider =>
            new SqliteFileCheck(settings.ConnectionString, provider.GetService<TimeProvider>() ?? TimeProvider.System)
        );
        return services.AddPooledDbContextFactory<TContext>(options => options.UseSagasSqlite(settings.ConnectionString));
    }

    /// <summary>Uses SQLite with the migrations for SQLite; instants, amounts and text behave as in PostgreSQL.</summary>
    /// <param name="connection">May be empty when only the model matters, as when a migration is added.</param>
    public static DbContextOptionsBuilder UseSagasSqlite(this DbContextOptionsBuilder options, string connection)
    {
        options.UseSqlite(connection.Length == 0 ? connection : SqliteSettings.Of(connection).ConnectionString);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SqliteTypesExtension());
        return options.AddInterceptors(new SqliteConnections()).ReplaceService<IMigrationsAssembly, SqliteMigrations>();
    }
}
