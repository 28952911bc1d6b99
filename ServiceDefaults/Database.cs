using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sagas.Journal;
using Sagas.Journal.PostgreSql;
using Sagas.Journal.Sqlite;
using Sagas.Journal.SqlServer;
using Sagas.Persistence;

namespace ServiceDefaults;

static class Database
{
    internal const string ProviderSetting = "Database:Provider";
    internal const string ConnectionSetting = "ConnectionStrings:Database";

    internal static void AddDatabase<TContext>(this IHostApplicationBuilder builder) where TContext : JournalContext
    {
        var connection = builder.Configuration[ConnectionSetting];
        if (string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException(
                $"Setting {ConnectionSetting} is empty, so this service has no database. Set it to the connection string of the service's "
                    + "own database, e.g. Host=127.0.0.1;Port=5432;Database=inventory;Username=sagas;Password=... (for SQL Server: "
                    + "Server=127.0.0.1;Database=inventory;User Id=sagas;Password=...;Encrypt=true; for SQLite: "
                    + "Data Source=/var/lib/sagas/inventory.db)"
            );
        switch (builder.Configuration[ProviderSetting] ?? "PostgreSql")
        {
            case "PostgreSql":
                builder.Services.AddPostgreSql<TContext>(connection);
                break;
            case "SqlServer":
                builder.Services.AddSqlServer<TContext>(connection);
                break;
            case "Sqlite":
                builder.Services.AddSqlite<TContext>(connection);
                break;
            case var other:
                throw new InvalidOperationException(
                    $"Setting {ProviderSetting} is '{other}'; allowed are PostgreSql, SqlServer and Sqlite."
                );
        }
        builder.Services.AddJournal<TContext>().AddSteps();
        builder.Services.AddHostedService<Migrator<TContext>>();
    }
}
