namespace Sagas.Testing;

/// <summary>A clock that moves only when told to; timers fire in order as it passes them.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock gate = new();
    readonly List<ManualTimer> timers = [];
    DateTimeOffset now = start.ToUniversalTime();

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    /// <summary>Advances the clock.</summary>
    public void Advance(TimeSpan by) => GoTo(GetUtcNow() + by);

    /// <summary>Advances the clock to the given moment; does nothing if that is in the past.</summary>
    public void GoTo(DateTimeOffset moment)
    {
        while (NextUntil(moment) is { } timer)
            timer.Ring();
    }

    /// <summary>Sets the clock to any moment, also in the past, without firing timers; for replay.</summary>
    internal void Set(DateTimeOffset moment)
    {
        lock (gate)
            now = moment;
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    ManualTimer? NextUntil(DateTimeOffset moment)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= moment).MinBy(timer => timer.Due);
            now = next is null ? (moment > now ? moment : now) : next.Due > now ? next.Due : now;
            next?.Next();
            return next;
        }
    }

    sealed class ManualTimer(ManualTime time, Action ring) : ITimer
    {
        TimeSpan again = Timeout.InfiniteTimeSpan;

        internal DateTimeOffset Due { get; private set; }

        internal void Ring() => ring();

        internal void Next()
        {
            if (again > TimeSpan.Zero)
                Due += again;
            else
                time.timers.Remove(this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                (Due, again) = (dueTime < TimeSpan.Zero ? default : time.now + dueTime, period);
                if (dueTime >= TimeSpan.Zero)
                    time.timers.Add(this);
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
