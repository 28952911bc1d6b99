using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Journal.Sql;

namespace Sagas.Journal.PostgreSql;

/// <summary>Adds PostgreSQL as the journal's database.</summary>
public static class PostgreSqlRegistration
{
    // A service needs only one writer and a few readers, and many services share the server's 100 connections.
    const int DefaultPoolSize = 20;

    /// <summary>Registers the context factory and the journal's dialect for a PostgreSQL database.</summary>
    /// <param name="connection">The pool has at most 20 connections unless it sets <c>Maximum Pool Size</c>.</param>
    public static IServiceCollection AddPostgreSql<TContext>(this IServiceCollection services, string connection)
        where TContext : JournalContext
    {
        var source = Source(connection);
        services.AddSingleton(source);
        services.AddSingleton<ISqlDialect, PostgreSqlDialect>();
        return services.AddPooledDbContextFactory<TContext>(options =>
            options.UseNpgsql(source).UseOwnMigrations());
    }

    /// <summary>Uses PostgreSQL with the migrations for PostgreSQL.</summary>
    /// <param name="connection">May be empty when only the model matters, as when a migration is added.</param>
    public static DbContextOptionsBuilder UseSagasPostgreSql(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).UseOwnMigrations();

    static DbContextOptionsBuilder UseOwnMigrations(this DbContextOptionsBuilder options) =>
        options.ReplaceService<IMigrationsAssembly, PostgreSqlMigrations>();

    static NpgsqlDataSource Source(string connection)
    {
        // The hot statements are few and their text never varies, so the server need not plan them again. No connection keeps state that
        // would have to be reset.
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        if (!connection.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            settings.MaxPoolSize = DefaultPoolSize;
        // Names the pool in metrics; without a name it is the connection string.
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = settings.Database }.Build();
    }
}
