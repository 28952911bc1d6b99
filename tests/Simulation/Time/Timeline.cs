namespace Simulation.Time;

/// <summary>
/// The queue of future events; nothing else drives a simulated system. After each event, everything runs until it waits again. That is
/// exact because the thread pool has one thread (<see cref="OneThread"/>): when nothing is queued, nothing runs.
/// </summary>
sealed class Timeline(DateTimeOffset start)
{
    readonly PriorityQueue<Action, (DateTimeOffset, long)> events = new();
    long order;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>True when no event is left.</summary>
    public bool IsOver => events.Count == 0;

    public TimeSpan Elapsed => Now - Start;

    public void After(TimeSpan pause, Action what) =>
        events.Enqueue(what, (Now + (pause > TimeSpan.Zero ? pause : TimeSpan.Zero), order++));

    /// <summary>Runs the next event and everything that follows from it immediately.</summary>
    public async Task Step()
    {
        if (!events.TryDequeue(out var what, out var when))
            throw new InvalidOperationException("Nothing will ever happen again in this simulation, though it has not ended.");
        Now = when.Item1;
        what();
        await Quiet();
    }

    public static async Task Quiet()
    {
        do
        {
            await Task.Yield();
        }
        while (ThreadPool.PendingWorkItemCount > 0);
    }
}
