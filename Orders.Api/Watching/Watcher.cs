using System.Threading.Channels;

namespace Orders.Api.Watching;

/// <summary>One open stream. It holds one snapshot at most: whoever reads slowly gets the newest, and costs no more for it.</summary>
/// <param name="seen">What its reader saw last, before it connected; null for nothing.</param>
sealed class Watcher(string? seen, long since, Action<Watcher> leave) : IDisposable
{
    readonly Channel<Snapshot> channel = Channel.CreateBounded<Snapshot>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );
    readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly bool hasSeen = seen is not null;
    string? last = seen;

    public ChannelReader<Snapshot> Snapshots => channel.Reader;

    /// <summary>Done when it is known where the submission stands.</summary>
    public Task Settled => settled.Task;

    /// <summary>Its reader has seen all that there will ever be.</summary>
    public bool HasSeenTheEnd => settled.Task.IsCompleted && channel.Reader.Completion.IsCompleted;

    /// <param name="round">What was looked at before the stream began may be older than what its reader saw.</param>
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
