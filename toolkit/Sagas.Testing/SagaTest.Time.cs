namespace Sagas.Testing;

/// <summary>The clock of the test: it stands still, and no test ever waits.</summary>
public sealed partial class SagaTest<TState>
{
    const int Most = 10_000;

    /// <summary>The time it is for the sagas.</summary>
    public DateTimeOffset Now => host.Time.GetUtcNow();

    /// <summary>The clock itself, for services of the test.</summary>
    public ManualTime Time => host.Time;

    /// <summary>Lets time pass; the timers that are due meanwhile ring in order, each at its own time.</summary>
    public async Task After(TimeSpan time)
    {
        var until = Now + time;
        for (var rung = 0; host.NextTimer() is { } due && due <= until; rung++)
        {
            if (rung == Most)
                throw Wrong($"{Most} timers rang within {time}: the saga goes round in circles, or the time is longer than meant.");
            await Ring(due);
        }
        host.Time.GoTo(until);
    }

    /// <summary>
    /// Lets time pass until a timer changes something: the next attempt, a deadline, a date. One that rings early (docs/decisions/0003) is
    /// passed by.
    /// </summary>
    public async Task UntilNextTimer()
    {
        for (var rung = 0; rung < Most; rung++)
        {
            var before = Journal.Count;
            await Ring(host.NextTimer() ?? throw Wrong("No timer is set, so nothing would ever happen by itself."));
            if (Journal.Skip(before).Any(entry => entry.Ignored is null))
                return;
        }
        throw Wrong($"{Most} timers rang and changed nothing.");
    }

    Task Ring(DateTimeOffset due)
    {
        host.Time.GoTo(due);
        return Settle(host.RingTimers());
    }
}
