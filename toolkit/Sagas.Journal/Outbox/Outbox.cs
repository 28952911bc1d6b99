using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>
/// Delivers the outputs of a committed unit: sends them at once or, if a destination does not accept them within seconds, leaves them to
/// the relay, so that a message is never delayed by what it sends.
/// </summary>
sealed partial class Outbox(
    IJournalStore store,
    Dispatcher dispatcher,
    Destinations destinations,
    DatabaseTrouble trouble,
    ILogger<Outbox> log
)
{
    /// <summary>Called before the commit: outputs for a destination that is known to refuse need no attempt.</summary>
    internal bool MustWait(IReadOnlyList<OutboundMessage> outputs) => outputs.Any(output => destinations.IsClosed(output.Destination));

    /// <summary>Called after the commit and before the acknowledgement: every output is sent, or marked as still to be sent.</summary>
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
        Message = "The outputs of {Message} of saga {SagaId} were not accepted; they are in the journal, and the relay sends them"
    )]
    partial void Left(string message, Guid? sagaId);
}
