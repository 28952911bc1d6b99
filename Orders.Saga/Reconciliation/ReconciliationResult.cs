using Orders.Saga.Reconciliation.Rules;

namespace Orders.Saga.Reconciliation;

public enum ReconciliationOutcome
{
    /// <summary>Sagas and participants agree.</summary>
    Same,
    Different,

    /// <summary>A participant could not be asked, whatever the others said.</summary>
    Incomplete,
}

/// <param name="Compared">How often it was looked at.</param>
/// <param name="ByHand">Differences of steps that somebody resolved by hand; not among the others.</param>
public sealed record CheckCount(string Check, int Compared, int Differences, int ByHand);

/// <summary>What one run of the reconciliation found.</summary>
/// <param name="IsWhole">All sagas and holdings were compared, and the totals where the participants tell them.</param>
/// <param name="Differences">Those by hand last; at most <see cref="MostListed"/>, while <paramref name="Checks"/> counts all.</param>
/// <param name="Problems">Participants that could not be asked, and why.</param>
/// <param name="Notes">What was not compared, though nothing is wrong.</param>
public sealed record ReconciliationResult(
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    bool IsWhole,
    int Sagas,
    int Holdings,
    IReadOnlyList<CheckCount> Checks,
    IReadOnlyList<Difference> Differences,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Notes
)
{
    public const int MostListed = 1_000;

    public int Found => Checks.Sum(check => check.Differences);

    public int ByHand => Checks.Sum(check => check.ByHand);

    public ReconciliationOutcome Outcome => Problems.Count > 0 ? ReconciliationOutcome.Incomplete
        : Found > 0 ? ReconciliationOutcome.Different
        : ReconciliationOutcome.Same;
}
