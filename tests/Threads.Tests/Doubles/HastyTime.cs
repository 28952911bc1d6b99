namespace Threads.Tests.Doubles;

/// <summary>A clock that stands still, whose timers ring as soon as somebody else may go on: no wait has a length, only an end.</summary>
sealed class HastyTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => Work.Noon;

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
            _ = Task.Run(() => callback(state));
        return new Rung();
    }

    sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
