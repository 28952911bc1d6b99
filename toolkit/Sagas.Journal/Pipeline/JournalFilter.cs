using System.Diagnostics;
using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// Handles one message as one unit of work, in this order: inbox, check, handle, commit, send, acknowledge. Whatever fails in between, the
/// message is redelivered, and the journal knows how far it got (docs/decisions/0001).
/// </summary>
sealed class JournalFilter<T>(Lazy<UnitOfWorkRunner> lazyUnits, MessageHandling handling) : IFilter<ConsumeContext<T>> where T : class
{
    UnitOfWorkRunner Units => lazyUnits.Value;

    public void Probe(ProbeContext context) => context.CreateFilterScope("journal");

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var clock = Stopwatch.StartNew();
        EnsureId(context);
        using var scope = handling.Log.BeginScope(
            new MessageScope(MessageNames.Of<T>(), handling.BusinessIds.Of(context.Message), MessageNames.SagaIdOf(context.Message)));
        // The inbox comes first: what was handled before a rule was made stays handled.
        if (!context.ReceiveContext.Redelivered || !await WasHandledBefore(context))
        {
            MessageCheck.Ensure(context.Message, context.SourceAddress?.AbsolutePath);
            if (await Revocation(context) is { } revoked)
                await Skip(context, next, revoked);
            else
            {
                await Units.Aspects.Taken(context);
                await Handle(context, next);
            }
        }
        await context.NotifyConsumed(clock.Elapsed, handling.Handler.Name);
    }

    async Task<JournalEntry?> Revocation(ConsumeContext<T> context) =>
        Units.Aspects.RevokedBy(context) is { } revocation
            ? await Units.FindEntry(handling.Endpoint, revocation, context.CancellationToken)
            : null;

    /// <summary>The message was revoked before it came: it is journalled, and changes nothing.</summary>
    async Task Skip(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next, JournalEntry revoked) =>
        await Units.Commit(
            new HandlerRun<T>(Units, handling, context, next).Ignore($"revoked by {revoked.Actor}: {revoked.Reason}")
        );

    void EnsureId(ConsumeContext<T> context)
    {
        if (context.MessageId is null)
            throw new MessageException(
                typeof(T),
                $"A {typeof(T).Name} without a message id arrived at '{handling.Endpoint}': its duplicates could not be detected. Send "
                    + "it through MassTransit, which sets one."
            );
    }

    async Task Handle(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var handler = new HandlerRun<T>(Units, handling, context, next);
        var repeated = context.ReceiveContext.Redelivered;
        for (var conflicts = 0; ; conflicts++)
        {
            var handled = conflicts <= Pauses.MostConflicts || !handler.AnswersFailures
                ? await handler.Run(repeated)
                : await handler.Answer(Pauses.TooManyConflicts(typeof(T).Name));
            var (outcome, unit) = await Commit(handler, handled);
            if (outcome == CommitOutcome.Committed)
            {
                await Units.Outbox.Deliver(unit.Entry, unit.Outputs, context.CancellationToken);
                return;
            }
            JournalMetrics.Repeated(outcome);
            if (outcome == CommitOutcome.Duplicate)
            {
                await Settle(handler, unit);
                if (await WasHandledBefore(context))
                    return;
            }
            await Units.Pauses.AfterConflict(conflicts, context.CancellationToken);
            repeated = true;
        }
    }

    /// <summary>
    /// A duplicate's rows are left out with it, and so is the record of what its handler may have done outside. The next run sees what was
    /// written in the meantime, e.g. the tombstone of a compensation; nothing of it is committed.
    /// </summary>
    static async Task Settle(HandlerRun<T> handler, UnitOfWork duplicate)
    {
        if (handler.AnswersFailures && duplicate.Inserts)
            await handler.Run(repeated: true);
    }

    /// <summary>The inbox: a message that was handled before sends the same outputs again and does nothing else.</summary>
    async Task<bool> WasHandledBefore(ConsumeContext<T> context)
    {
        if (await Units.FindEntry(handling.Endpoint, context.MessageId!.Value, context.CancellationToken) is not { } seen)
            return false;
        await Units.Outbox.Deliver(seen, OutboundMessage.Deserialize(seen.Outputs), context.CancellationToken);
        return true;
    }

    /// <summary>When the database rejects a participant's changes, the rejection is committed as the participant's answer.</summary>
    async Task<(CommitOutcome Outcome, UnitOfWork Unit)> Commit(HandlerRun<T> handler, UnitOfWork unit)
    {
        if (unit.Discarded)
            return (CommitOutcome.Committed, unit);
        try
        {
            return (await Units.Commit(unit), unit);
        }
        catch (Exception refused) when (handler.MayAnswer && unit.Entry.FailureType is null)
        {
            var answer = await handler.Answer(refused);
            return (await Units.Commit(answer), answer);
        }
    }
}
