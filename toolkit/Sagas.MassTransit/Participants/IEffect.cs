namespace Sagas;

/// <summary>
/// What a command does in the outside world, once per saga. A consumer implements it and calls <see cref="EffectExtensions.Once"/>.
/// The outside gets the saga's id as its idempotency key: the same key again must change nothing and get the same answer.
/// </summary>
/// <typeparam name="TCommand">The command, which has a <c>Guid SagaId</c>.</typeparam>
/// <typeparam name="TReply">What the saga awaits.</typeparam>
/// <typeparam name="TRow">What is recorded, under the saga's id; its table is mapped in the service's context.</typeparam>
public interface IEffect<TCommand, TReply, TRow>
    where TCommand : class
    where TReply : class
    where TRow : class, IEffectRow
{
    /// <summary>
    /// Does it outside, and returns the row to record, or a <see cref="Refusal"/>. An exception says that it is not known what was
    /// done: the saga decides, and asks again or compensates.
    /// </summary>
    Task<Outcome<TRow>> Do(TCommand command, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The reply; the same from the same row, each time it is asked for.</summary>
    TReply Answer(TRow row);

    /// <summary>Undoes outside what was done under this key. Nothing done under it is fine, too.</summary>
    Task Undo(Guid sagaId, CancellationToken cancellation);

    /// <summary>What <see cref="Undo"/> does, for the log, e.g. <c>The refund of order A-1</c>.</summary>
    string Undoing(TRow row);

    /// <summary>Why a command that comes after its compensation is refused, for a person: a sentence.</summary>
    string Undone(TRow row);
}
