using System.Diagnostics.Metrics;

namespace Orders.Saga.Reconciliation;

/// <summary>What the last run found, for alerts.</summary>
static class ReconciliationMetrics
{
    internal const string Name = "Orders.Saga.Reconciliation";
    static readonly Meter Meter = new(Name);

    static readonly Gauge<int> Differences = Meter.CreateGauge<int>(
        "sagas.reconciliation.differences",
        "{difference}",
        "Differences between sagas and participants that the last run found."
    );

    static readonly Counter<int> Runs = Meter.CreateCounter<int>("sagas.reconciliation.runs", "{run}", "Runs of the reconciliation.");

    internal static void Ended(ReconciliationResult result)
    {
        Runs.Add(1, new KeyValuePair<string, object?>("outcome", result.Outcome.ToString()));
        foreach (var check in result.Checks)
            Differences.Record(check.Differences, new KeyValuePair<string, object?>("check", check.Check));
    }
}
