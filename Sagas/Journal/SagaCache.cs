using Microsoft.Extensions.Caching.Memory;

namespace Sagas.Journal;

/// <summary>
/// Committed saga rows between one message and the next. It may be stale when another instance of the service wrote: the
/// version check of the commit finds that, the row is dropped here, and the message is handled again.
/// </summary>
sealed class SagaCache(int limit) : IDisposable
{
    readonly MemoryCache rows = new(new MemoryCacheOptions { SizeLimit = Math.Max(1, limit) });

    internal SagaRow? Find(Guid id) => rows.Get<SagaRow>(id);

    internal void Forget(Guid id) => rows.Remove(id);

    /// <summary>Keeps what a committed unit wrote, unless the saga is done with.</summary>
    internal void Keep(SagaRow row)
    {
        if (row.FinishedAt is null && limit > 0)
            rows.Set(row.Id, row, new MemoryCacheEntryOptions { Size = 1 });
        else
            rows.Remove(row.Id);
    }

    public void Dispose() => rows.Dispose();
}
