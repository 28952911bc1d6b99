using Microsoft.Extensions.Caching.Memory;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>
/// Committed saga rows between one message and the next. It may be stale when another instance of the service wrote: the
/// version check of the commit finds that, the row is dropped here, and the message is handled again.
/// </summary>
sealed class SagaCache(int limit) : IRowCache, ICommitObserver, IDisposable
{
    readonly MemoryCache rows = new(new MemoryCacheOptions { SizeLimit = Math.Max(1, limit) });

    public TRow? Find<TRow>(object key) where TRow : class => typeof(TRow) == typeof(SagaRow) ? rows.Get<TRow>(key) : null;

    public void Decided(UnitOfWork unit, CommitOutcome outcome)
    {
        foreach (var change in unit.Changes)
        {
            if (change.Row is SagaRow row)
                Keep(row, outcome);
        }
    }

    /// <summary>Unless somebody else wrote it, or the saga is done with.</summary>
    void Keep(SagaRow row, CommitOutcome outcome)
    {
        if (outcome == CommitOutcome.Committed && row.FinishedAt is null && limit > 0)
            rows.Set((object)row.Id, row, new MemoryCacheEntryOptions { Size = 1 });
        else
            rows.Remove(row.Id);
    }

    public void Dispose() => rows.Dispose();
}
