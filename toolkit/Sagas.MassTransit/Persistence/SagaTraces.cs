using System.Text.Json;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>
/// The traces of sagas whose timers are due, so that a retry is seen where the first attempt was. A saga may live for years, and no
/// tool shows a trace of years: what happens after a long rest is a trace of its own.
/// </summary>
sealed class SagaTraces(IJournalStore store) : ITimerTraces
{
    internal static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    static readonly string Property = JsonNamingPolicy.CamelCase.ConvertName(nameof(SagaState.TraceParent));

    /// <summary>Reads nothing where nobody traces.</summary>
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
