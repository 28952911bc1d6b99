using System.Collections.Concurrent;

namespace Sagas.Journal;

/// <summary>Reads for concurrent units of work: what is wanted while a query runs shares the next query.</summary>
sealed class GroupReader(IJournalStore store, SagaCache cache) : IRowReader
{
    readonly ConcurrentDictionary<Type, object> lanes = new();

    public Task<TRow?> Find<TRow>(object key, UnitOfWork unit) where TRow : class
    {
        if (typeof(TRow) == typeof(SagaRow) && cache.Find((Guid)key) is TRow cached)
            return Task.FromResult<TRow?>(cached);
        var wanted = new Wanted<TRow>(key);
        ((Batcher<Wanted<TRow>>)lanes.GetOrAdd(typeof(TRow), _ => new Batcher<Wanted<TRow>>(500, Read))).Add(wanted);
        return wanted.Found.Task;
    }

    async Task Read<TRow>(IReadOnlyList<Wanted<TRow>> batch) where TRow : class
    {
        try
        {
            var rows = await store.Read<TRow>([.. batch.Select(w => w.Key).Distinct()], CancellationToken.None);
            foreach (var wanted in batch)
                wanted.Found.SetResult(rows.GetValueOrDefault(wanted.Key));
        }
        catch (Exception failure)
        {
            foreach (var wanted in batch)
                wanted.Found.TrySetException(failure);
        }
    }

    sealed record Wanted<TRow>(object Key)
    {
        public TaskCompletionSource<TRow?> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
