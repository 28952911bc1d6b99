using System.Collections.Concurrent;

namespace Threads.Tests.Batches;

/// <summary>The batcher without its second look at the queue: what comes between the first look and the flag waits for ever.</summary>
sealed class ForgetfulBatcher(Func<IReadOnlyList<int>, Task> process)
{
    readonly ConcurrentQueue<int> waiting = new();
    int running;

    internal void Add(int item)
    {
        waiting.Enqueue(item);
        if (Interlocked.CompareExchange(ref running, 1, 0) == 0)
            _ = Task.Run(Pump);
    }

    async Task Pump()
    {
        while (waiting.TryDequeue(out var first))
            await process([first]);
        Interlocked.Exchange(ref running, 0);
    }
}
