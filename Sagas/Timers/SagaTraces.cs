using System.Text.Json;
using MassTransit;
using MassTransit.Logging;
using Sagas.Journal;
using Sagas.Steps;

namespace Sagas.Timers;

/// <summary>
/// The traces of sagas whose timers are due, so that a retry is seen where the first attempt was. A saga may live for years, and no
/// tool shows a trace of years: what happens after a long rest is a trace of its own.
/// </summary>
sealed class SagaTraces
{
    internal static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    static readonly string Property = JsonNamingPolicy.CamelCase.ConvertName(nameof(SagaState.TraceParent));

    readonly Dictionary<Guid, string> parents = [];

    /// <summary>Reads nothing where nobody traces.</summary>
    internal static async Task<SagaTraces> Of(IReadOnlyList<TimerRow> timers, IJournalStore store, DateTimeOffset now, CancellationToken cancellation)
    {
        var traces = new SagaTraces();
        if (timers.Count == 0 || !JournalMetrics.Activities.HasListeners())
            return traces;
        foreach (var row in (await store.Read<SagaRow>([.. timers.Select(timer => (object)timer.SagaId).Distinct()], cancellation)).Values)
        {
            using var data = JsonDocument.Parse(row.Data);
            if (now - row.UpdatedAt <= LongestRest && data.RootElement.TryGetProperty(Property, out var parent) && parent.GetString() is { } trace)
                traces.parents[row.Id] = trace;
        }
        return traces;
    }

    internal IPipe<SendContext<T>> GoOn<T>(Guid sagaId) where T : class => parents.TryGetValue(sagaId, out var trace)
        ? Pipe.Execute<SendContext<T>>(context => context.Headers.Set(DiagnosticHeaders.ActivityId, trace))
        : Pipe.Empty<SendContext<T>>();
}
