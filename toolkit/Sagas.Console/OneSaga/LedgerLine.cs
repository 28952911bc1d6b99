namespace Sagas.Console.OneSaga;

/// <summary>What one step did, and what becomes of it when the saga compensates.</summary>
/// <param name="Evidence">The events that prove it.</param>
public sealed record LedgerLine(
    string Step,
    StepStatus Status,
    int Attempts,
    DateTimeOffset? DoneAt,
    string? Compensation,
    Debt Debt,
    int Sent,
    DateTimeOffset? UndoneAt,
    string? Failure,
    IReadOnlyList<Evidence> Evidence,
    Guid? Child);

/// <param name="Position">Of the event in the saga's history.</param>
public sealed record Evidence(long Position, string What);

public enum Debt
{
    /// <summary>The step has no compensation.</summary>
    None,

    /// <summary>The step has had no effect that needs a compensation.</summary>
    Nothing,

    /// <summary>The step may have had an effect: it is compensated if the saga fails.</summary>
    Held,

    /// <summary>The saga completed, so the effect stays.</summary>
    Kept,
    Owed,
    Sent,
    Confirmed,
    ByHand,
    Failed,
}
