using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>Brings the service's database up to date before anything else starts; waits while the database server is still starting.</summary>
sealed partial class Migrator<TContext>(IDbContextFactory<TContext> contexts, IJournalStore store, ILogger<Migrator<TContext>> log) : IHostedLifecycleService
    where TContext : JournalContext
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var giveUp = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await context.Database.MigrateAsync(cancellationToken);
                return;
            }
            catch (Exception failure) when (store.Classify(failure) is FailureKind.Unavailable or FailureKind.Contended && TimeProvider.System.GetElapsedTime(giveUp) < Patience)
            {
                Waiting(failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database ({Reason})")]
    partial void Waiting(string reason);
}
