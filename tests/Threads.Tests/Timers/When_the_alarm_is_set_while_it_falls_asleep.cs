using NUnit.Framework;
using Sagas.Journal;
using Sagas.Testing;
using Threads.Tests.Doubles;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Timers;

/// <summary>The alarm of the pump alone, on a clock that stands still.</summary>
sealed class When_the_alarm_is_set_while_it_falls_asleep
{
    [Test]
    public void It_rings() => AllHold(() =>
    {
        var time = new ManualTime(Work.Noon);
        var alarm = new TimerAlarm(new JournalClock(new Store(time), time), time);
        return Rings(() => alarm.Expect(Work.Noon), () => alarm.Wait(TimeSpan.FromHours(1), default));
    });

    [Test]
    public void An_alarm_that_looks_before_it_hangs_up_its_bell_is_found_to_oversleep() => OneFails(() =>
    {
        var alarm = new DrowsyAlarm();
        return Rings(() => alarm.Expect(Work.Noon), alarm.Wait);
    }, because: "Deadlock");

    static Task Rings(Action expect, Func<Task> wait) => AtOnce(Task.Run(wait), Task.Run(expect));

    /// <summary>The alarm, which makes a new bell after its look at what is due.</summary>
    sealed class DrowsyAlarm
    {
        readonly Lock gate = new();
        TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
        DateTimeOffset? next;

        internal void Expect(DateTimeOffset due)
        {
            lock (gate)
            {
                next = due;
                rung.TrySetResult();
            }
        }

        internal async Task Wait()
        {
            while (!IsDue())
            {
                lock (gate)
                    rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
                await rung.Task;
            }
        }

        bool IsDue()
        {
            lock (gate)
                return next <= Work.Noon;
        }
    }
}
