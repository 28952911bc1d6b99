using System.Collections.Concurrent;

namespace Sagas.Journal;

/// <summary>Batches reads of concurrent units of work: keys requested while a query runs share the next query.</summary>
sealed class BatchLoader(IJournalStore store, IEnumerable<IRowCache> caches) : IRowReader
{
    readonly ConcurrentDictionary<Type, object> lanes = new();
    readonly IRowCache[] caches = [.. caches];

    public Task<TRow?> Find<TRow>(object key, UnitOfWork unit) where TRow : class
    {
        foreach (var cache in caches)
        {
            if (cache.Find<TRow>(key) is { } cached)
                return Task.FromResult<TRow?>(cached);
        }
        var wanted = new Wanted<TRow>(key);
        Lane<TRow>().Add(wanted);
        return wanted.Found.Task;
    }

    async Task Read<TRow>(IReadOnlyList<Wanted<TRow>> batch) where TRow : class
    {
        var (first, again) = OnePerUnit(batch);
        try
        {
            var rows = await store.Read<TRow>([.. first.Select(w => w.Key).Distinct()], CancellationToken.None);
            foreach (var wanted in first)
                wanted.Found.SetResult(rows.GetValueOrDefault(wanted.Key));
        }
        catch (Exception failure) when (first.Count > 1 && store.Classify(failure) is FailureKind.Refused or FailureKind.Foreign)
        {
            // One unit asks for something that the database rejects; the others must not fail with it.
            foreach (var wanted in first)
                await Read([wanted]);
        }
        catch (Exception failure)
        {
            foreach (var wanted in first)
                wanted.Found.TrySetException(failure);
        }
        again.ForEach(Lane<TRow>().Add);
    }

    /// <summary>
    /// A mutable row goes to one unit only, because units that share it would see each other's uncommitted changes. The other units read
    /// it again.
    /// </summary>
    static (IReadOnlyList<Wanted<TRow>> First, List<Wanted<TRow>> Again) OnePerUnit<TRow>(IReadOnlyList<Wanted<TRow>> batch)
        where TRow : class
    {
        if (!typeof(IVersioned).IsAssignableFrom(typeof(TRow)))
            return (batch, []);
        var first = batch.DistinctBy(wanted => wanted.Key).ToList();
        return (first, first.Count == batch.Count ? [] : [.. batch.Except(first)]);
    }

    Batcher<Wanted<TRow>> Lane<TRow>() where TRow : class =>
        (Batcher<Wanted<TRow>>)lanes.GetOrAdd(typeof(TRow), _ => new Batcher<Wanted<TRow>>(500, Read));

    sealed record Wanted<TRow>(object Key)
    {
        public TaskCompletionSource<TRow?> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
