using System.Collections.Concurrent;

namespace Threads.Tests.Batches;

/// <summary>The batcher that looks at its flag and then sets it, in two steps.</summary>
sealed class HastyBatcher(Func<IReadOnlyList<int>, Task> process)
{
    readonly ConcurrentQueue<int> waiting = new();
    bool running;

    internal void Add(int item)
    {
        waiting.Enqueue(item);
        if (running)
            return;
        running = true;
        _ = Task.Run(Pump);
    }

    async Task Pump()
    {
        do
        {
            while (waiting.TryDequeue(out var first))
                await process([first]);
            running = false;
        }
        while (!waiting.IsEmpty);
    }
}
