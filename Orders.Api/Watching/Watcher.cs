using System.Threading.Channels;

namespace Orders.Api.Watching;

/// <summary>One open stream. It holds one snapshot at most: a slow reader gets the newest, at no extra cost.</summary>
/// <param name="seen">The last snapshot that the reader saw before it connected; null for none.</param>
sealed class Watcher(string? seen, long since, Action<Watcher> leave) : IDisposable
{
    readonly Channel<Snapshot> channel = Channel.CreateBounded<Snapshot>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );
    readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly bool hasSeen = seen is not null;
    string? last = seen;

    public ChannelReader<Snapshot> Snapshots => channel.Reader;

    /// <summary>Completes when the submission's state is known.</summary>
    public Task Settled => settled.Task;

    /// <summary>True when the reader has seen the final snapshot.</summary>
    public bool HasSeenTheEnd => settled.Task.IsCompleted && channel.Reader.Completion.IsCompleted;

    /// <param name="round">What was read before the stream started may be older than what its reader saw.</param>
    public void Hear(Snapshot now, long round)
    {
        if (round <= since)
            return;
        if (now.Id != last && (now.IsCertain || !hasSeen))
        {
            last = now.Id;
            channel.Writer.TryWrite(now);
        }
        if (now.IsFinal)
            channel.Writer.TryComplete();
        settled.TrySetResult();
    }

    public void Fail(Exception failure)
    {
        channel.Writer.TryComplete(failure);
        settled.TrySetException(failure);
    }

    public void Dispose() => leave(this);
}
