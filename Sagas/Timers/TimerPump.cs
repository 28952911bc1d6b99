using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Timers;

/// <summary>
/// Turns due timers into messages. Several instances may run: each takes its own batch. A timer that was taken but not
/// delivered is taken again; the saga that handles it removes it, in the same transaction as all else it does.
/// </summary>
sealed partial class TimerPump(IJournalStore store, IBus bus, JournalClock clock, TimerAlarm alarm, DatabaseTrouble trouble, IOptions<JournalOptions> options, ILogger<TimerPump> log) : BackgroundService
{
    const int Limit = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await FireDue(stoppingToken) == Limit) { }
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

    internal async Task<int> FireDue(CancellationToken cancellation)
    {
        var due = await store.ClaimTimers(options.Value.TimerClaim, Limit, cancellation);
        var traces = await SagaTraces.Of(due, store, clock.Now, cancellation);
        await Task.WhenAll(due.Select(async timer =>
        {
            var endpoint = await bus.GetSendEndpoint(new Uri(timer.Destination));
            await endpoint.Send(new TimerElapsed(timer.SagaId, timer.Name), traces.GoOn<TimerElapsed>(timer.SagaId), cancellation).WaitAsync(options.Value.TimerClaim, cancellation);
        }));
        return due.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not fire timers ({Reason}); they stay due, trying again")]
    partial void PumpFailed(string reason);
}
