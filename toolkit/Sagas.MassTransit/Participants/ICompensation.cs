namespace Sagas;

/// <summary>
/// Undoes an <see cref="IEffect{TCommand, TReply, TRow}"/>; recorded in the same row. A consumer implements it and calls
/// <see cref="EffectExtensions.Compensate"/>.
/// </summary>
public interface ICompensation<TCommand, TReply, TRow>
    where TCommand : class
    where TReply : class
    where TRow : class, IEffectRow
{
    /// <summary>Why the effect can no longer be undone; null when it can, which is usual.</summary>
    Refusal? TooLate(TCommand command, TRow row) => null;

    /// <summary>Undoes outside what was done with this idempotency key. Succeeds if nothing was done with it.</summary>
    Task Undo(Guid sagaId, CancellationToken cancellation);

    /// <summary>Marks the row as undone.</summary>
    void Mark(TRow row, DateTimeOffset now);

    /// <summary>The row for a compensation that arrives first; it is created as undone.</summary>
    TRow Tombstone(TCommand command, DateTimeOffset now);

    /// <summary>The reply for a row that is undone.</summary>
    TReply Answer(TRow row);
}
