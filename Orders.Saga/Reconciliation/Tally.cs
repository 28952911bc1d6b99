using Orders.Saga.Reconciliation.Rules;

namespace Orders.Saga.Reconciliation;

/// <summary>Counts what a run compares, and keeps what it finds.</summary>
sealed class Tally
{
    readonly Dictionary<string, CheckCount> counts = Check.All.ToDictionary(check => check, check => new CheckCount(check, 0, 0, 0));
    readonly List<Difference> differences = [];
    readonly Dictionary<string, string> problems = [];

    internal int Sagas { get; set; }

    internal int Holdings { get; set; }

    internal int EndedJustNow { get; set; }

    internal List<string> Notes { get; } = [];

    internal bool CanAsk(string participant)
    {
        lock (problems)
            return !problems.ContainsKey(participant);
    }

    internal void Compared(string check, int times = 1) =>
        counts[check] = counts[check] with { Compared = counts[check].Compared + times };

    internal void Found(Difference difference)
    {
        var count = counts[difference.Check];
        counts[difference.Check] = difference.IsByHand
            ? count with { ByHand = count.ByHand + 1 }
            : count with { Differences = count.Differences + 1 };
        if (differences.Count < ReconciliationResult.MostListed)
            differences.Add(difference);
    }

    /// <summary>The participant is not asked again in this run.</summary>
    internal void CannotAsk(string participant, string why)
    {
        lock (problems)
            problems.TryAdd(participant, why);
    }

    internal ReconciliationResult Result(DateTimeOffset startedAt, DateTimeOffset endedAt, bool isWhole) => new(
        startedAt, endedAt, isWhole, Sagas, Holdings, [.. counts.Values],
        [.. differences.OrderBy(one => one.IsByHand)], [.. problems.Values], [.. Notes, .. TooNew()]);

    IEnumerable<string> TooNew() =>
        EndedJustNow == 0 ? [] : [$"Sagas that ended only just now (SettleAfter) and are not compared yet: {EndedJustNow}."];
}
