using System.Collections.Concurrent;

namespace Sagas.Journal;

/// <summary>
/// Collects what arrives while a batch is being processed, and processes it as the next one: under load batches grow by
/// themselves, when idle nothing runs and nothing waits for company.
/// </summary>
sealed class Batcher<T>(int limit, Func<IReadOnlyList<T>, Task> process)
{
    readonly ConcurrentQueue<T> waiting = new();
    int running;

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
        var batch = new List<T>();
        while (batch.Count < limit && waiting.TryDequeue(out var item))
            batch.Add(item);
        return batch;
    }
}
