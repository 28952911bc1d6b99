using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sagas.Journal;

/// <summary>
/// Collects items while a batch is being processed, and processes them as the next batch. Under load batches grow; when idle, an item
/// is processed at once. The work for a batch belongs to the trace of its first item.
/// </summary>
/// <param name="limit">The maximum size of a batch, read before each batch.</param>
/// <param name="process">Must not throw: the items of the batch would be lost.</param>
sealed class Batcher<T>(Func<int> limit, Func<IReadOnlyList<T>, Task> process)
{
    readonly ConcurrentQueue<(T Item, Activity? In)> waiting = new();
    int running;

    internal Batcher(int limit, Func<IReadOnlyList<T>, Task> process) : this(() => limit, process) { }

    internal void Add(T item)
    {
        waiting.Enqueue((item, Activity.Current));
        if (Interlocked.CompareExchange(ref running, 1, 0) == 0)
            Start();
    }

    /// <summary>
    /// Runs outside the context of the first message: later batches and their log lines would be attributed to it.
    /// </summary>
    void Start()
    {
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(Pump);
    }

    async Task Pump()
    {
        do
        {
            while (waiting.TryPeek(out var first))
                await ProcessAll(first.In);
            // A full fence: the flag must be visible as cleared before the queue is checked, or an item could wait forever.
            Interlocked.Exchange(ref running, 0);
        }
        while (!waiting.IsEmpty && Interlocked.CompareExchange(ref running, 1, 0) == 0);
    }

    async Task ProcessAll(Activity? trace)
    {
        Activity.Current = trace;
        await process(TakeAll());
    }

    List<T> TakeAll()
    {
        var (batch, most) = (new List<T>(), limit());
        while (batch.Count < most && waiting.TryDequeue(out var next))
            batch.Add(next.Item);
        return batch;
    }
}
