using System.Text.Json;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>
/// The traces of sagas whose timers are due, so that a retry shows up in the trace of the first attempt. A saga may live for years, and no
/// tool shows a trace of years: after a long pause a new trace starts.
/// </summary>
sealed class SagaTraces(IJournalStore store) : ITimerTraces
{
    internal static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    static readonly string Property = JsonNamingPolicy.CamelCase.ConvertName(nameof(SagaState.TraceParent));

    /// <summary>Reads nothing when nothing is traced.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(
        IReadOnlyList<TimerRow> timers,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var parents = new Dictionary<Guid, string>();
        if (timers.Count == 0 || !JournalMetrics.Activities.HasListeners())
            return parents;
        foreach (var row in (await store.Read<SagaRow>([.. timers.Select(timer => (object)timer.SagaId).Distinct()], cancellation)).Values)
        {
            using var data = JsonDocument.Parse(row.Data);
            if (
                now - row.UpdatedAt <= LongestRest
                && data.RootElement.TryGetProperty(Property, out var parent)
                && parent.GetString() is { } trace
            )
                parents[row.Id] = trace;
        }
        return parents;
    }
}
