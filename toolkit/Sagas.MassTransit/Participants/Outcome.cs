namespace Sagas;

/// <summary>A business reason not to carry out a command.</summary>
/// <param name="Code">One of the codes of the HTTP contract, e.g. <c>payment_declined</c>.</param>
/// <param name="Reason">In words: what was requested, and what is available.</param>
public sealed record Refusal(string Code, string Reason);

/// <summary>The outcome of an effect: the row to record, or the reason why it was not done. Both convert to it.</summary>
public sealed class Outcome<TRow> where TRow : class
{
    Outcome(TRow? row, Refusal? refusal) => (Row, Refusal) = (row, refusal);

    /// <summary>The row to record; null when the effect was not done.</summary>
    public TRow? Row { get; }

    /// <summary>Why it was not done; null when it was.</summary>
    public Refusal? Refusal { get; }

    /// <summary>It was done.</summary>
    public static implicit operator Outcome<TRow>(TRow row) => new(row, null);

    /// <summary>It was not done.</summary>
    public static implicit operator Outcome<TRow>(Refusal refusal) => new(null, refusal);
}
