using Simulation.Services;

namespace Simulation.Time;

/// <summary>The clock of one process: simulated time plus a constant skew. Its timers die with the process.</summary>
sealed class ProcessClock(Timeline timeline, Process process, TimeSpan ahead) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => timeline.Now + ahead;

    public override long GetTimestamp() => timeline.Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(process, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    sealed class Timer(Process process, Action ring) : ITimer
    {
        int setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            setting++;
            if (dueTime != Timeout.InfiniteTimeSpan)
                RingAfter(dueTime, period, setting);
            return true;
        }

        void RingAfter(TimeSpan dueTime, TimeSpan period, int set) => process.After(dueTime, () =>
        {
            if (set != setting)
                return;
            if (period > TimeSpan.Zero)
                RingAfter(period, period, set);
            ring();
        });

        public void Dispose() => setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>The clock of a database server: simulated time.</summary>
sealed class WorldClock(Timeline timeline) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => timeline.Now;
}
