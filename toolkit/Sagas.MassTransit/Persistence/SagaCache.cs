using Microsoft.Extensions.Caching.Memory;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>
/// Committed saga rows, cached between messages. A row is stale when another instance of the service has written it: then the version check
/// of the commit fails, the row is dropped here, and the message is handled again.
/// </summary>
sealed class SagaCache(int limit) : IRowCache, ICommitObserver, IDisposable
{
    readonly MemoryCache rows = new(new MemoryCacheOptions { SizeLimit = Math.Max(1, limit) });

    public TRow? Find<TRow>(object key) where TRow : class => typeof(TRow) == typeof(SagaRow) ? rows.Get<TRow>(key) : null;

    public void Decided(UnitOfWork unit, CommitOutcome outcome)
    {
        foreach (var row in unit.Written<SagaRow>())
            Keep(row, outcome);
    }

    /// <summary>Drops the row instead if another unit wrote it, or if the saga has ended.</summary>
    void Keep(SagaRow row, CommitOutcome outcome)
    {
        if (outcome == CommitOutcome.Committed && row.FinishedAt is null && limit > 0)
            rows.Set((object)row.Id, row, new MemoryCacheEntryOptions { Size = 1 });
        else
            rows.Remove(row.Id);
    }

    public void Dispose() => rows.Dispose();
}
