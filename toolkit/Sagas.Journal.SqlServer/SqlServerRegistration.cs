using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal.Sql;

namespace Sagas.Journal.SqlServer;

/// <summary>Adds SQL Server as the journal's database.</summary>
public static class SqlServerRegistration
{
    /// <summary>The context factory and the dialect of the journal, for a database on SQL Server.</summary>
    /// <exception cref="InvalidOperationException">The service has no SQL Server form of its context.</exception>
    public static IServiceCollection AddSqlServer<TContext>(this IServiceCollection services, string connection)
        where TContext : JournalContext
    {
        services.AddSingleton<ISqlDialect, SqlServerDialect>();
        return (IServiceCollection)
            typeof(SqlServerRegistration)
                .GetMethod(nameof(AddFactory), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(typeof(TContext), SqlServerForm(typeof(TContext)))
                .Invoke(null, [services, connection])!;
    }

    /// <summary>SQL Server, with texts and amounts that mean what they mean in PostgreSQL.</summary>
    public static DbContextOptionsBuilder UseSagasSqlServer(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlServer(connection).ReplaceService<IModelCustomizer, SqlServerModel>();

    static IServiceCollection AddFactory<TContext, TForm>(IServiceCollection services, string connection)
        where TContext : DbContext
        where TForm : TContext
    {
        services.AddPooledDbContextFactory<TForm>(options => options.UseSagasSqlServer(connection));
        return services.AddSingleton<IDbContextFactory<TContext>, SqlServerContextFactory<TContext, TForm>>();
    }

    static Type SqlServerForm(Type context) =>
        context.Assembly.GetTypes().SingleOrDefault(type => type.IsSubclassOf(context) && typeof(ISqlServerContext).IsAssignableFrom(type))
        ?? throw new InvalidOperationException(
            $"{context.Name} has no form for SQL Server, so there are no migrations for it. Add a class SqlServer{context.Name} to "
                + $"{context.Assembly.GetName().Name} that derives from it "
            + $"and implements {nameof(ISqlServerContext)}, then run deploy/add-migration (docs/decisions/0007).");
}

/// <summary>Hands out the SQL Server form where the service asks for its context.</summary>
sealed class SqlServerContextFactory<TContext, TForm>(IDbContextFactory<TForm> forms) : IDbContextFactory<TContext>
    where TContext : DbContext
    where TForm : TContext
{
    public TContext CreateDbContext() => forms.CreateDbContext();

    public async Task<TContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await forms.CreateDbContextAsync(cancellationToken);
}
