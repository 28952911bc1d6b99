using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sagas.Journal;

/// <summary>
/// Collects what arrives while a batch is being processed, and processes it as the next one: under load batches grow by
/// themselves, when idle nothing runs and nothing waits for company. What is done for a batch belongs to the trace of its first item.
/// </summary>
/// <param name="limit">The most that one batch holds, asked before each.</param>
/// <param name="process">Must not throw: what it was given would be forgotten.</param>
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
    /// Outside of whatever message came first: later batches would be taken for its work, and their log lines for its own.
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
            // A full fence: the flag must be seen down before the queue is seen empty, or an item could wait for ever.
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
