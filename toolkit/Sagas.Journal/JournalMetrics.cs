using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sagas.Journal;

/// <summary>The OpenTelemetry meter and activity source of the journal; both are named <see cref="Name"/>.</summary>
public static class JournalMetrics
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Sagas.Journal";
    static readonly Meter Meter = new(Name);
    static readonly Counter<long> Commits = Meter.CreateCounter<long>("sagas.journal.commits", "{commit}", "Transactions committed.");
    static readonly Counter<long> Units = Meter.CreateCounter<long>("sagas.journal.units", "{unit}", "Units of work committed.");
    static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("sagas.journal.batch", "{unit}", "Units of work per commit.");
    static readonly Counter<long> Repeats = Meter.CreateCounter<long>(
        "sagas.journal.repeats",
        "{unit}",
        "Units of work handled again: duplicates and conflicts."
    );
    static readonly Counter<long> Swept = Meter.CreateCounter<long>(
        "sagas.journal.swept",
        "{entry}",
        "Entries whose outputs the relay had to send."
    );
    static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>(
        "sagas.journal.waiting",
        "{unit}",
        "Units of work that wait for a commit."
    );

    /// <summary>The activity source; what is built on the journal starts its spans here too.</summary>
    public static readonly ActivitySource Activities = new(Name);

    internal static void Committed(int units)
    {
        Commits.Add(1);
        Units.Add(units);
        BatchSize.Record(units);
    }

    internal static void Repeated(CommitOutcome outcome) =>
        Repeats.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    internal static void SweptUp(int entries) => Swept.Add(entries);

    internal static void BeginsToWait() => Waiting.Add(1);

    internal static void EndsWaiting() => Waiting.Add(-1);
}
