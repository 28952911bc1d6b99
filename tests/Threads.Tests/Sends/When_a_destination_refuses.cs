using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Sagas.Journal;
using Sagas.Testing;
using Threads.Tests.Doubles;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Sends;

/// <summary>A destination refuses its first message, while a unit sends and the relay makes its round.</summary>
sealed class When_a_destination_refuses
{
    static readonly Uri Full = new("queue:full"), Open = new("queue:open");

    [Test]
    public void All_is_sent_in_the_end() => AllHold(async () =>
    {
        var (time, work, bus, refused) = (new ManualTime(Work.Noon), new Work(), CountingBus.Create(), 0);
        bus.Refuses = to => to == Full && ++refused == 1 ? "full" : null;
        var store = new Store(time);
        var (outbox, relay) = Create(store, bus, time);
        var (left, now) = (Sends(work, pending: true, Full), Sends(work, pending: false, Full, Open));
        await store.Inner.Commit([left, now], default);
        time.Advance(TimeSpan.FromMinutes(1));

        var round = Task.Run(() => relay.Round(default));
        await Task.Run(() => outbox.Deliver(now.Entry, now.Outputs, default));
        await round;
        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await relay.Round(default);
        }
        Must(bus.Taken(Full) >= 2 && bus.Taken(Open) >= 1, $"{bus.Taken(Full)} and {bus.Taken(Open)} were sent");
        Must(store.Inner.Entries.All(entry => !entry.Pending), "something is still to be sent");
    });

    static (Outbox Outbox, OutboxRelay Relay) Create(Store store, CountingBus bus, ManualTime time)
    {
        var destinations = new Destinations(time);
        var trouble = new DatabaseTrouble(time, new Random(1), NullLogger<DatabaseTrouble>.Instance);
        var options = Options.Create(new JournalOptions());
        var clock = new JournalClock(store, time);
        var dispatcher = new Dispatcher(bus.AsBus, destinations, options, new JournalLifetime(), clock, time);
        return (
            new Outbox(store, dispatcher, destinations, trouble, NullLogger<Outbox>.Instance),
            new OutboxRelay(store, dispatcher, destinations, trouble, clock, time, options, NullLogger<OutboxRelay>.Instance)
        );
    }

    static UnitOfWork Sends(Work work, bool pending, params Uri[] to)
    {
        var unit = new UnitOfWork(work.Entry(pending), null!, null!, Work.Noon);
        foreach (var address in to)
            unit.Send(new OutboundMessage(work.Id(), address, [], "application/json", null, null, null, null, null, null, null, "{}"));
        unit.Entry.Outputs = OutboundMessage.Serialize(unit.Outputs);
        return unit;
    }
}
