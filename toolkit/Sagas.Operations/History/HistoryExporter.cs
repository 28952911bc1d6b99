using Sagas.Journal;
using Sagas.Operations;

namespace Sagas.History;

/// <summary>Exports a saga's whole journal as one document.</summary>
public sealed class HistoryExporter(ISagaReader sagas, IEnumerable<ISagaTable> tables, StepPolicies policies)
{
    const int Page = 1000;

    /// <summary>Exports the whole history of a saga.</summary>
    public async Task<SagaHistory> Export(SagaDetail saga, CancellationToken cancellation)
    {
        var entries = new List<JournalEntry>();
        IReadOnlyList<JournalEntry> page;
        do
        {
            page = await sagas.Journal(saga.SagaId, entries.Count == 0 ? 0 : entries[^1].Position, Page, cancellation);
            entries.AddRange(page);
        }
        while (page.Count == Page);
        return SagaHistory.Of(saga, tables.FirstOrDefault(table => table.Kind == saga.Kind), policies, entries);
    }
}
