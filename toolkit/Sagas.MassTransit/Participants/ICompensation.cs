namespace Sagas;

/// <summary>
/// What undoes an <see cref="IEffect{TCommand, TReply, TRow}"/>, and is recorded in the same row. A consumer implements it and calls
/// <see cref="EffectExtensions.Compensate"/>.
/// </summary>
public interface ICompensation<TCommand, TReply, TRow>
    where TCommand : class
    where TReply : class
    where TRow : class, IEffectRow
{
    /// <summary>Why what was done cannot be undone any more; null when it can, which is usual.</summary>
    Refusal? TooLate(TCommand command, TRow row) => null;

    /// <summary>Undoes outside what was done under this key. Nothing done under it is fine, too.</summary>
    Task Undo(Guid sagaId, CancellationToken cancellation);

    /// <summary>Changes the row to undone.</summary>
    void Mark(TRow row, DateTimeOffset now);

    /// <summary>The row for a compensation that comes first; it is undone from the beginning.</summary>
    TRow Tombstone(TCommand command, DateTimeOffset now);

    /// <summary>The reply, of a row that is undone.</summary>
    TReply Answer(TRow row);
}
