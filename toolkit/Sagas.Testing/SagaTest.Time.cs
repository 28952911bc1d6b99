namespace Sagas.Testing;

/// <summary>The clock of the test, which moves only when the test moves it.</summary>
public sealed partial class SagaTest<TState>
{
    const int Most = 10_000;

    /// <summary>The current time of the sagas.</summary>
    public DateTimeOffset Now => host.Time.GetUtcNow();

    /// <summary>The clock itself, for services of the test.</summary>
    public ManualTime Time => host.Time;

    /// <summary>Advances the clock; timers that become due fire in order, each at its own time.</summary>
    public async Task After(TimeSpan time)
    {
        var until = Now + time;
        for (var rung = 0; host.NextTimer() is { } due && due <= until; rung++)
        {
            if (rung == Most)
                throw Wrong($"{Most} timers fired within {time}: the saga loops, or the time is longer than intended.");
            await Ring(due);
        }
        host.Time.GoTo(until);
    }

    /// <summary>
    /// Advances the clock until a timer changes something: the next attempt, a deadline, a date. Timers that fire early
    /// (docs/decisions/0003) are skipped.
    /// </summary>
    public async Task UntilNextTimer()
    {
        for (var rung = 0; rung < Most; rung++)
        {
            var before = Journal.Count;
            await Ring(host.NextTimer() ?? throw Wrong("No timer is set, so nothing will happen by itself."));
            if (Journal.Skip(before).Any(entry => entry.Ignored is null))
                return;
        }
        throw Wrong($"{Most} timers fired and changed nothing.");
    }

    Task Ring(DateTimeOffset due)
    {
        host.Time.GoTo(due);
        return Settle(host.RingTimers());
    }
}
