using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Journal;

/// <summary>Fires timers when they are due, for as long as the service runs.</summary>
sealed partial class TimerPump(
    IJournalStore store,
    DueTimers due,
    TimerAlarm alarm,
    DatabaseTrouble trouble,
    IOptions<JournalOptions> options,
    ILogger<TimerPump> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await due.Fire(stoppingToken) == DueTimers.Limit) { }
                alarm.Expect(await store.NextTimer(stoppingToken));
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                trouble.Note(store.Classify(failure), failure);
                PumpFailed(failure.Message);
            }
            await alarm.Wait(options.Value.PollInterval, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not fire timers ({Reason}); they remain due, trying again")]
    partial void PumpFailed(string reason);
}
