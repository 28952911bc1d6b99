using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Testing;
using Threads.Tests.Doubles;

namespace Threads.Tests.Timers;

/// <summary>A pump on a clock that stands still, so that only its alarm wakes it: the next look of its own is an hour away.</summary>
sealed class RunningPump : IAsyncDisposable
{
    internal static readonly TimeSpan Poll = TimeSpan.FromHours(1);
    static readonly Uri Saga = new("queue:order-saga");
    readonly CancellationTokenSource stopping = new();
    readonly TaskCompletionSource fired = new();
    readonly Work work = new();
    readonly TimerAlarm alarm;
    readonly Store store;
    readonly Task pump;

    internal RunningPump(int timers)
    {
        store = new Store(Time);
        var clock = new JournalClock(store, Time);
        alarm = new TimerAlarm(clock, Time);
        var bus = CountingBus.Create();
        bus.Took = _ =>
        {
            if (bus.Taken(Saga) == timers)
                fired.TrySetResult();
        };
        var options = Options.Create(new JournalOptions { PollInterval = Poll, TimerClaim = Poll });
        var loop = new TimerPump(
            store,
            new DueTimers(store, bus.AsBus, clock, Time, options, NullLogger<DueTimers>.Instance),
            alarm,
            new DatabaseTrouble(Time, new Random(1), NullLogger<DatabaseTrouble>.Instance),
            options,
            NullLogger<TimerPump>.Instance
        );
        pump = Task.Run(() => loop.Run(stopping.Token));
    }

    internal ManualTime Time { get; } = new(Work.Noon);

    internal Task AllFired => fired.Task;

    /// <summary>As a unit of work of this process does: the timer is committed, and then the alarm hears of it.</summary>
    internal async Task Arm(TimeSpan dueIn)
    {
        var timer = new TimerRow { SagaId = work.Id(), Name = "step", DueAt = Work.Noon + dueIn, Destination = Saga.ToString() };
        var unit = work.Unit(unit => unit.Arm(timer));
        alarm.Decided(unit, (await store.Commit([unit], default))[0]);
    }

    public async ValueTask DisposeAsync()
    {
        stopping.Cancel();
        try
        {
            await pump;
        }
        catch (OperationCanceledException)
        {
            // That is how the host knows it, too.
        }
        stopping.Dispose();
    }
}
