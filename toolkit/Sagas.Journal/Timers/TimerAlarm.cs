namespace Sagas.Journal;

/// <summary>Wakes the pump when the next timer is due, whether read from the database or just set by this process.</summary>
sealed class TimerAlarm(JournalClock clock, TimeProvider time) : ICommitObserver
{
    readonly Lock gate = new();
    TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
    DateTimeOffset? next;

    public void Decided(UnitOfWork unit, CommitOutcome outcome)
    {
        if (outcome != CommitOutcome.Committed)
            return;
        foreach (var change in unit.Changes)
        {
            if (change is { Kind: ChangeKind.Upsert, Row: TimerRow timer })
                Expect(timer.DueAt);
        }
    }

    /// <summary>Announces a timer that is due at <paramref name="due"/>.</summary>
    internal void Expect(DateTimeOffset? due)
    {
        lock (gate)
        {
            if (due is null || next <= due)
                return;
            next = due;
            rung.TrySetResult();
        }
    }

    /// <summary>Returns when the next known timer is due, after <paramref name="longest"/> at the latest.</summary>
    internal async Task Wait(TimeSpan longest, CancellationToken cancellation)
    {
        var until = clock.Now + longest;
        while (Remaining(until) is { } pause && !cancellation.IsCancellationRequested)
        {
            Task bell;
            lock (gate)
            {
                if (rung.Task.IsCompleted)
                    rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
                bell = rung.Task;
            }
            await Task.WhenAny(bell, Task.Delay(Remaining(until) ?? TimeSpan.Zero, time, cancellation));
        }
        lock (gate)
            next = null;
    }

    TimeSpan? Remaining(DateTimeOffset until)
    {
        lock (gate)
        {
            var pause = (next < until ? next.Value : until) - clock.Now;
            // Task.Delay cuts off what is less than a millisecond: it would return at once, again and again.
            return pause > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)) : null;
        }
    }
}
