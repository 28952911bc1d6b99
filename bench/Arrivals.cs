using System.Collections.Concurrent;

namespace Bench;

/// <summary>Orders under way, and when each one arrived.</summary>
public sealed class Arrivals
{
    readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiting = new();

    internal Task Expect(Guid sagaId) => waiting.GetOrAdd(sagaId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Finished(Guid sagaId)
    {
        if (waiting.TryRemove(sagaId, out var arrival))
            arrival.TrySetResult();
    }
}
