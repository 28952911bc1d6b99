namespace Sagas;

/// <summary>A business reason not to do what a command asks.</summary>
/// <param name="Code">One of the codes of the HTTP contract, e.g. <c>payment_declined</c>.</param>
/// <param name="Reason">For a person: what was asked, and what there is.</param>
public sealed record Refusal(string Code, string Reason);

/// <summary>What became of an effect: the row to record, or why it was not done. Either converts to it.</summary>
public sealed class Outcome<TRow> where TRow : class
{
    Outcome(TRow? row, Refusal? refusal) => (Row, Refusal) = (row, refusal);

    /// <summary>What is recorded; null when it was not done.</summary>
    public TRow? Row { get; }

    /// <summary>Why it was not done; null when it was.</summary>
    public Refusal? Refusal { get; }

    /// <summary>It was done.</summary>
    public static implicit operator Outcome<TRow>(TRow row) => new(row, null);

    /// <summary>It was not done.</summary>
    public static implicit operator Outcome<TRow>(Refusal refusal) => new(null, refusal);
}
