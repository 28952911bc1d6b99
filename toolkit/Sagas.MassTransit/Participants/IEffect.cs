namespace Sagas;

/// <summary>
/// What a command does in the outside world, once per saga. A consumer implements it and calls <see cref="EffectExtensions.Once"/>.
/// The saga's id is the idempotency key outside: repeating it must change nothing and return the same answer.
/// </summary>
/// <typeparam name="TCommand">The command, which has a <c>Guid SagaId</c>.</typeparam>
/// <typeparam name="TReply">The reply that the saga awaits.</typeparam>
/// <typeparam name="TRow">The record, under the saga's id; its table is mapped in the service's context.</typeparam>
public interface IEffect<TCommand, TReply, TRow>
    where TCommand : class
    where TReply : class
    where TRow : class, IEffectRow
{
    /// <summary>
    /// Performs the effect outside and returns the row to record, or a <see cref="Refusal"/>. An exception means that the outcome is
    /// unknown: the saga decides whether to try again or compensate.
    /// </summary>
    Task<Outcome<TRow>> Do(TCommand command, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The reply; always the same for the same row.</summary>
    TReply Answer(TRow row);

    /// <summary>Undoes outside what was done with this idempotency key. Succeeds if nothing was done with it.</summary>
    Task Undo(Guid sagaId, CancellationToken cancellation);

    /// <summary>What <see cref="Undo"/> does, for the log, e.g. <c>The refund of order A-1</c>.</summary>
    string Undoing(TRow row);

    /// <summary>Why a command that arrives after its compensation is refused, as a sentence.</summary>
    string Undone(TRow row);
}
