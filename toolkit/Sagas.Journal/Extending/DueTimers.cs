using MassTransit;
using MassTransit.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Journal.Extending;

/// <summary>
/// Turns due timers into messages. Several instances may do so: each claims its own batch. A claimed timer that is not delivered is claimed
/// again. The saga that handles the message deletes the timer in the same transaction as its other changes.
/// </summary>
public sealed partial class DueTimers(
    IJournalStore store,
    IBus bus,
    JournalClock clock,
    TimeProvider time,
    IOptions<JournalOptions> options,
    ILogger<DueTimers> log,
    ITimerTraces? traces = null)
{
    internal const int Limit = 200;
    static readonly IReadOnlyDictionary<Guid, string> NoTraces = new Dictionary<Guid, string>();

    /// <summary>Claims timers that are due now, at most 200, and sends their messages; <see cref="TimerPump"/> repeats this.</summary>
    /// <returns>The number of timers.</returns>
    public async Task<int> Fire(CancellationToken cancellation)
    {
        var due = await store.ClaimTimers(options.Value.TimerClaim, Limit, cancellation);
        var parents = await TracesOf(due, cancellation);
        await Task.WhenAll(due.Select(timer => Fire(timer, parents.GetValueOrDefault(timer.SagaId), cancellation)));
        return due.Count;
    }

    async Task Fire(TimerRow timer, string? parent, CancellationToken cancellation)
    {
        var endpoint = await bus.GetSendEndpoint(new Uri(timer.Destination));
        var pipe = parent is null
            ? Pipe.Empty<SendContext<TimerElapsed>>()
            : Pipe.Execute<SendContext<TimerElapsed>>(send => send.Headers.Set(DiagnosticHeaders.ActivityId, parent));
        await endpoint
            .Send(new TimerElapsed(timer.SagaId, timer.Name), pipe, cancellation)
            .WaitAsync(options.Value.TimerClaim, time, cancellation);
    }

    /// <summary>The timers are claimed already, and reading traces must not let the claim expire.</summary>
    async Task<IReadOnlyDictionary<Guid, string>> TracesOf(IReadOnlyList<TimerRow> due, CancellationToken cancellation)
    {
        try
        {
            return traces is null ? NoTraces : await traces.Of(due, clock.Now, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            TracesUnknown(due.Count, failure.Message);
            return NoTraces;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} timers start new traces: their sagas' traces could not be read ({Reason})")]
    partial void TracesUnknown(int count, string reason);
}
