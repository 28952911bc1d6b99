using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sagas.Journal;

namespace Sagas.Operations;

/// <summary>
/// After a deployment, sagas may be in states that the new version does not have. Each is woken once, which stops it for an operator.
/// Otherwise a saga that waits only for a person would stay unnoticed.
/// </summary>
sealed partial class UnknownStates<TContext>(
    IDbContextFactory<TContext> contexts,
    IEnumerable<ISagaTable> tables,
    IBus bus,
    TimeProvider time,
    ILogger<UnknownStates<TContext>> log
) : BackgroundService
    where TContext : SagaContext
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>An unreachable database at the start must neither end the service nor leave such sagas unnoticed.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await Look(stoppingToken);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LookFailed(failure.Message, Pause.TotalSeconds);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    async Task Look(CancellationToken stoppingToken)
    {
        await using var context = await contexts.CreateDbContextAsync(stoppingToken);
        var running = await context
            .Sagas.AsNoTracking()
            .Where(row => row.FinishedAt == null)
            .GroupBy(row => new { row.Kind, row.State })
            .Select(group => group.Key)
            .ToListAsync(stoppingToken);
        foreach (var place in running.Where(place => tables.FirstOrDefault(table => table.Kind == place.Kind)?.Knows(place.State) is false))
        {
            var ids = await context
                .Sagas.AsNoTracking()
                .Where(row => row.FinishedAt == null && row.Kind == place.Kind && row.State == place.State)
                .Select(row => row.Id)
                .ToListAsync(stoppingToken);
            Stopping(ids.Count, place.Kind, place.State);
            foreach (var id in ids)
                await bus.Publish(new TimerElapsed(id, TimerElapsed.OfSaga), stoppingToken);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Could not look for sagas in states that this version does not have ({Reason}); trying again in {Pause} s"
    )]
    partial void LookFailed(string reason, double pause);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} {Kind} sagas are in state {State}, which this version does not have; they stop for an operator"
    )]
    partial void Stopping(int count, string kind, string state);
}
