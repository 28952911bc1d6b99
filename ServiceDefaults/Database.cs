using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Sagas.Journal;
using Sagas.Journal.Sql;
using Sagas.Persistence;
using Sagas.SqlServer;

namespace ServiceDefaults;

static class Database
{
    const string ProviderSetting = "Database:Provider";
    const string ConnectionSetting = "ConnectionStrings:Database";

    internal static void AddDatabase<TContext>(this IHostApplicationBuilder builder) where TContext : JournalContext
    {
        var connection = builder.Configuration[ConnectionSetting];
        if (string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException($"Setting {ConnectionSetting} is empty, so this service has no database. Set it to the connection string of the service's own database, e.g. Host=127.0.0.1;Port=5432;Database=inventory;Username=sagas;Password=... (for SQL Server: Server=127.0.0.1;Database=inventory;User Id=sagas;Password=...;Encrypt=true)");
        switch (builder.Configuration[ProviderSetting] ?? "PostgreSql")
        {
            case "PostgreSql":
                builder.AddPostgreSql<TContext>(connection);
                break;
            case "SqlServer":
                builder.Services.AddSqlServer<TContext>(connection);
                break;
            case var other:
                throw new InvalidOperationException($"Setting {ProviderSetting} is '{other}'; allowed are PostgreSql and SqlServer.");
        }
        builder.Services.AddJournal<TContext>().AddSteps();
        builder.Services.AddHostedService<Migrator<TContext>>();
    }

    static void AddPostgreSql<TContext>(this IHostApplicationBuilder builder, string connection) where TContext : JournalContext
    {
        // The hot statements are few and their text never varies, so the server need not plan them again; no connection is ever
        // left in a state that would have to be reset.
        // One writer and a few readers are all that a service needs; a server's 100 connections serve many services.
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        if (!connection.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            settings.MaxPoolSize = 20;
        // The pool's name in metrics; without one it is the connection string.
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = settings.Database }.Build();
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton<ISqlDialect, PostgreSqlDialect>();
        builder.Services.AddPooledDbContextFactory<TContext>(options => options.UseNpgsql(source));
    }
}
