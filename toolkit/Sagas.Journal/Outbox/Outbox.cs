using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>
/// What becomes of the outputs of a committed unit: they are sent at once, or, if their destination does not take them within
/// seconds, left to the relay, so that a message is never held up by what it sends.
/// </summary>
sealed partial class Outbox(
    IJournalStore store,
    Dispatcher dispatcher,
    Destinations destinations,
    DatabaseTrouble trouble,
    ILogger<Outbox> log
)
{
    /// <summary>Before the commit: outputs for a destination that is known to refuse need not be tried.</summary>
    internal bool MustWait(IReadOnlyList<OutboundMessage> outputs) => outputs.Any(output => destinations.IsClosed(output.Destination));

    /// <summary>After the commit, and before the message is acknowledged: all is sent, or written down as still to be sent.</summary>
    internal async Task Deliver(JournalEntry entry, IReadOnlyList<OutboundMessage> outputs, CancellationToken cancellation)
    {
        if (entry.Pending)
            await dispatcher.Send([.. outputs.Where(output => !destinations.IsClosed(output.Destination))], cancellation);
        else if (!await dispatcher.Send(outputs, cancellation))
            await LeaveToRelay(entry, cancellation);
    }

    async Task LeaveToRelay(JournalEntry entry, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await store.MarkPending(entry.Endpoint, [entry.MessageId], pending: true, cancellation);
                Left(entry.MessageType, entry.SubjectId);
                return;
            }
            catch (Exception failure) when (store.SaysNothingOfTheWork(failure))
            {
                await trouble.Wait(failure, cancellation);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "What {Message} of saga {SagaId} sends is not taken; it is in the journal, and sent as soon as it is"
    )]
    partial void Left(string message, Guid? sagaId);
}
