using System.Collections.Concurrent;

namespace Sagas.Journal;

/// <summary>
/// Collects what arrives while a batch is being processed, and processes it as the next one: under load batches grow by
/// themselves, when idle nothing runs and nothing waits for company.
/// </summary>
/// <param name="limit">The most that one batch holds, asked before each.</param>
/// <param name="process">Must not throw: what it was given would be forgotten.</param>
sealed class Batcher<T>(Func<int> limit, Func<IReadOnlyList<T>, Task> process)
{
    readonly ConcurrentQueue<T> waiting = new();
    int running;

    internal Batcher(int limit, Func<IReadOnlyList<T>, Task> process) : this(() => limit, process) { }

    internal int Waiting => waiting.Count;

    internal void Add(T item)
    {
        waiting.Enqueue(item);
        if (Interlocked.CompareExchange(ref running, 1, 0) == 0)
            _ = Task.Run(Pump);
    }

    async Task Pump()
    {
        do
        {
            while (TakeAll() is { Count: > 0 } batch)
                await process(batch);
            // A full fence: the flag must be seen down before the queue is seen empty, or an item could wait for ever.
            Interlocked.Exchange(ref running, 0);
        }
        while (!waiting.IsEmpty && Interlocked.CompareExchange(ref running, 1, 0) == 0);
    }

    List<T> TakeAll()
    {
        var (batch, most) = (new List<T>(), limit());
        while (batch.Count < most && waiting.TryDequeue(out var item))
            batch.Add(item);
        return batch;
    }
}
