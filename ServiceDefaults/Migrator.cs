using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>
/// Migrates the service's database before anything else starts; waits as long as its server is unreachable.
/// </summary>
sealed class Migrator<TContext>(
    IDbContextFactory<TContext> contexts, IJournalStore store, TimeProvider time, ILogger<Migrator<TContext>> log) : IHostedLifecycleService
    where TContext : JournalContext
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var waiting = await DatabaseWait.For(contexts, time, log, cancellationToken);
        while (true)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await Prepare(context, cancellationToken);
                waiting.End();
                await context.Database.MigrateAsync(cancellationToken);
                return;
            }
            catch (Exception failure) when (store.SaysNothingOfTheWork(failure) && !cancellationToken.IsCancellationRequested)
            {
                waiting.GoesOn(store.Explain(failure));
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Creates the database and the migrations history table. Otherwise Npgsql's provider finds out that the table is missing by failing to
    /// read it, which EF Core logs as an error on each first start.
    /// </summary>
    static async Task Prepare(TContext context, CancellationToken cancellation)
    {
        var database = context.GetService<IRelationalDatabaseCreator>();
        if (!await database.ExistsAsync(cancellation))
            await database.CreateAsync(cancellation);
        await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
