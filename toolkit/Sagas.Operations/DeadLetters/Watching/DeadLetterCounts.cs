using System.Collections.Concurrent;

namespace Sagas.DeadLetters;

/// <summary>The last known number of messages in each queue that this process knows.</summary>
public sealed class DeadLetterCounts
{
    readonly ConcurrentDictionary<string, int> queues = new();
    long changes;

    /// <summary>Increases whenever something has changed.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Queues with messages.</summary>
    public IReadOnlyDictionary<string, int> Present => queues.Where(queue => queue.Value > 0).ToDictionary();

    /// <summary>All queues that were counted or announced.</summary>
    internal IReadOnlyCollection<string> Known => [.. queues.Keys];

    internal void Changed() => Interlocked.Increment(ref changes);

    internal void Know(IEnumerable<string> names)
    {
        foreach (var name in names.Where(DeadLetterQueue.IsOne))
            queues.TryAdd(name, 0);
    }

    /// <param name="asked">The queues that were asked about; those absent from <paramref name="counted"/> no longer exist.</param>
    internal void Set(IReadOnlyCollection<string> asked, IReadOnlyDictionary<string, int> counted)
    {
        foreach (var queue in asked.Where(queue => !counted.ContainsKey(queue)))
            queues.TryRemove(queue, out _);
        foreach (var (queue, count) in counted)
        {
            if (!queues.TryGetValue(queue, out var before) || before != count)
                Changed();
            queues[queue] = count;
        }
    }
}
