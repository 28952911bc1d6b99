using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sagas.Journal.Sql;

namespace Sagas.Journal.PostgreSql;

/// <summary>Adds PostgreSQL as the journal's database.</summary>
public static class PostgreSqlRegistration
{
    // One writer and a few readers are all that a service needs; a server's 100 connections serve many services.
    const int DefaultPoolSize = 20;

    /// <summary>The context factory and the dialect of the journal, for a database on PostgreSQL.</summary>
    /// <param name="connection">A pool of at most 20 connections, unless it says <c>Maximum Pool Size</c>.</param>
    public static IServiceCollection AddPostgreSql<TContext>(this IServiceCollection services, string connection)
        where TContext : JournalContext
    {
        var source = Source(connection);
        services.AddSingleton(source);
        services.AddSingleton<ISqlDialect, PostgreSqlDialect>();
        return services.AddPooledDbContextFactory<TContext>(options =>
            options.UseNpgsql(source).UseOwnMigrations());
    }

    /// <summary>PostgreSQL, with the migrations of its own.</summary>
    /// <param name="connection">Empty where only the model matters, as when a migration is written.</param>
    public static DbContextOptionsBuilder UseSagasPostgreSql(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).UseOwnMigrations();

    static DbContextOptionsBuilder UseOwnMigrations(this DbContextOptionsBuilder options) =>
        options.ReplaceService<IMigrationsAssembly, PostgreSqlMigrations>();

    static NpgsqlDataSource Source(string connection)
    {
        // The hot statements are few and their text never varies, so the server need not plan them again; no connection is ever
        // left in a state that would have to be reset.
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        if (!connection.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            settings.MaxPoolSize = DefaultPoolSize;
        // The pool's name in metrics; without one it is the connection string.
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = settings.Database }.Build();
    }
}
