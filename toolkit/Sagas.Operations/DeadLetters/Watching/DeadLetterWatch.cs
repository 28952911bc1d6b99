using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.DeadLetters;

/// <summary>
/// Counts the messages in this service's dead letter queues; a saga service counts those of all services and compares with its records.
/// </summary>
sealed partial class DeadLetterWatch(
    IDeadLetterQueues queues,
    DeadLetterCounts counts,
    IEnumerable<DeadLetterReconciliation> reconciliations,
    IOptions<DeadLetterOptions> options,
    TimeProvider time,
    ILogger<DeadLetterWatch> log
) : BackgroundService
{
    readonly DeadLetterReconciliation? reconciliation = reconciliations.SingleOrDefault();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LookEvery, time);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                CannotLook(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task Look(CancellationToken stoppingToken)
    {
        var own = await queues.DeclareOwn(stoppingToken);
        counts.Set([.. own.Keys], own);
        if (reconciliation is null)
            return;
        string[] others = [.. counts.Known.Where(queue => !own.ContainsKey(queue))];
        counts.Set(others, await queues.Count(others, stoppingToken));
        await reconciliation.Compare(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot count dead letters ({Reason}); trying again")]
    partial void CannotLook(string reason);
}
