using Microsoft.Extensions.Options;

namespace Orders.Saga.Reconciliation;

/// <summary>Runs a bounded part of the reconciliation again and again (<see cref="ReconciliationOptions.Every"/>).</summary>
sealed partial class ReconciliationSchedule(
    Reconciler reconciler, IOptions<ReconciliationOptions> options, TimeProvider time, ILogger<ReconciliationSchedule> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Every == TimeSpan.Zero)
            return;
        using var timer = new PeriodicTimer(options.Value.Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await reconciler.Part(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                CannotRun(failure.Message, options.Value.Every);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reconciliation could not run ({Reason}); trying again in {Pause}")]
    partial void CannotRun(string reason, TimeSpan pause);
}
