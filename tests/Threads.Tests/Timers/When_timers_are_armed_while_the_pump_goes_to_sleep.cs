using NUnit.Framework;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Timers;

/// <summary>Whatever the pump does at that moment, no wake-up is lost.</summary>
sealed class When_timers_are_armed_while_the_pump_goes_to_sleep
{
    static readonly TimeSpan Now = TimeSpan.Zero, Soon = TimeSpan.FromSeconds(5);

    [Test]
    public void Those_that_are_due_fire() => AllHold(async () =>
    {
        await using var pump = new RunningPump(timers: 2);
        await AtOnce(Task.Run(() => pump.Arm(Now)), Task.Run(() => pump.Arm(Now)));
        await pump.AllFired;
    });

    [Test]
    public void One_that_is_due_soon_fires_then() => AllHold(async () =>
    {
        await using var pump = new RunningPump(timers: 2);
        await AtOnce(Task.Run(() => pump.Arm(Now)), Task.Run(() => pump.Arm(Soon)));
        await Pass(pump, Soon);
        await pump.AllFired;
    });

    /// <summary>
    /// Again and again: where the clock goes on between a look at it and the wait that follows, that wait ends as much later. But never as
    /// far as to the look that the pump takes without an alarm.
    /// </summary>
    static async Task Pass(RunningPump pump, TimeSpan time)
    {
        for (var left = RunningPump.Poll / 2; left > TimeSpan.Zero && !pump.AllFired.IsCompleted; left -= time)
        {
            await Task.Yield();
            pump.Time.Advance(time);
        }
    }
}
