using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Journal.InMemory;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Journal;

/// <summary>The outbox and its relay, on a bus that does not take what goes to certain queues.</summary>
sealed class When_a_destination_refuses
{
    const int Many = 1000;
    static readonly Uri Full = new("loopback://localhost/full"),
        Open = new("loopback://localhost/open"),
        OtherFull = new("loopback://localhost/other-full");
    readonly Refusals refusals = new();
    ServiceProvider provider = null!;

    ITestHarness Harness => provider.GetRequiredService<ITestHarness>();
    InMemoryJournalStore Store => (InMemoryJournalStore)provider.GetRequiredService<IJournalStore>();
    Destinations Destinations => provider.GetRequiredService<Destinations>();

    [SetUp]
    public async Task Start()
    {
        refusals.Clear();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new("Journal:SendTimeout", "00:00:00.200")]).Build()
        );
        services.AddInMemoryJournal();
        services.AddMassTransitTestHarness(bus =>
        {
            bus.UseJournal();
            bus.AddConsumer<Forwarder>().Endpoint(endpoint => endpoint.Name = "forwarder");
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        // The test says when the relay looks.
        foreach (var relay in services.Where(service => service.ImplementationType == typeof(OutboxRelay)).ToList())
            services.Remove(relay);
        provider = services.BuildServiceProvider(true);
        await Harness.Start();
        Harness.Bus.ConnectSendObserver(refusals);
    }

    [TearDown]
    public async Task Stop() => await provider.DisposeAsync();

    [Test]
    public async Task Should_send_what_goes_elsewhere_though_a_thousand_are_before_it()
    {
        refusals.To(Full);
        await Store.Commit([.. Enumerable.Range(0, Many).Select(_ => Pending(Full)), Pending(Open)], default);
        Assert.That(await Relay().Round(default), Is.EqualTo(Many));
        Assert.That(refusals.Taken, Is.EqualTo(new[] { Open }));
        Assert.That(refusals.Tried(Full), Is.LessThanOrEqualTo(200), "a page at the most tries in vain, not all");
        Assert.That(Destinations.Closed.Select(closed => (closed.Destination, closed.Reason)), Is.EqualTo(new[] { (Full, "full") }));
    }

    [Test]
    public async Task Should_send_everything_once_it_takes_messages_again()
    {
        refusals.To(Full);
        await Store.Commit([.. Enumerable.Range(0, Many).Select(_ => Pending(Full))], default);
        await Relay().Round(default);
        refusals.Clear();
        await Patience.Until(async () => await Relay().Round(default) == 0, () => "the relay has sent all");
        Assert.That(await Store.Pending(DateTimeOffset.MaxValue, null, 1, default), Is.Empty);
        Assert.That((refusals.Taken.Count, Destinations.Closed.Count), Is.EqualTo((Many, 0)));
    }

    [Test]
    public async Task Should_acknowledge_the_message_and_leave_what_it_sends_to_the_relay()
    {
        refusals.To(Full);
        await Harness.Bus.Publish(new Forward([Full, Open]));
        await Patience.Until(OneIsPending, () => "one entry is left to the relay");
        Assert.That(refusals.Taken.Where(address => address == Open), Has.Exactly(1).Items);
        Assert.That(await Harness.Consumed.Any<Forward>(), "it is acknowledged");

        refusals.Clear();
        await Patience.Until(
            async () => await Relay().Round(default) == 0 && refusals.Taken.Contains(Full),
            () => "the relay has sent all"
        );
    }

    [Test]
    public async Task Should_not_try_again_with_every_message_what_refused_a_moment_ago()
    {
        refusals.To(OtherFull);
        await Harness.Bus.Publish(new Forward([OtherFull]));
        await Patience.Until(OneIsPending, () => "one entry is left to the relay");
        var tried = refusals.Tried(OtherFull);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Harness.Bus.Publish(new Forward([OtherFull]))));
        await Patience.Until(() => Store.Entries.Count == 51, () => "all are handled");
        Assert.That(refusals.Tried(OtherFull) - tried, Is.LessThan(50));
    }

    OutboxRelay Relay() => ActivatorUtilities.CreateInstance<OutboxRelay>(provider);

    static UnitOfWork Pending(Uri destination)
    {
        var unit = Unit.Of(Unit.Entry(pending: true));
        unit.Send(
            new OutboundMessage(
                Guid.NewGuid(),
                destination,
                ["urn:message:Sagas.Tests.Journal:Forward"],
                "application/vnd.masstransit+json",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "{}"
            )
        );
        unit.Entry.Outputs = OutboundMessage.Serialize(unit.Outputs);
        return unit;
    }

    async Task<bool> OneIsPending() => (await Store.Pending(DateTimeOffset.MaxValue, null, 10, default)).Count == 1;

    public sealed record Forward(IReadOnlyList<Uri> To);

    public sealed record Forwarded;

    public sealed class Forwarder : IConsumer<Forward>
    {
        public async Task Consume(ConsumeContext<Forward> context)
        {
            foreach (var address in context.Message.To)
                await context.Send(address, new Forwarded());
        }
    }

    sealed class Refusals : ISendObserver
    {
        readonly ConcurrentDictionary<Uri, int> refusing = new();
        readonly ConcurrentDictionary<Uri, int> tried = new();
        readonly ConcurrentQueue<Uri> taken = new();

        public ConcurrentQueue<Uri> Taken => taken;

        public void To(Uri address) => refusing[address] = 0;

        public int Tried(Uri address) => tried.GetValueOrDefault(address);

        public void Clear()
        {
            refusing.Clear();
            tried.Clear();
            taken.Clear();
        }

        public Task PreSend<T>(SendContext<T> context) where T : class
        {
            tried.AddOrUpdate(context.DestinationAddress!, 1, (_, count) => count + 1);
            return refusing.ContainsKey(context.DestinationAddress!) ? throw new InvalidOperationException("full") : Task.CompletedTask;
        }

        public Task PostSend<T>(SendContext<T> context) where T : class
        {
            if (context.DestinationAddress == Full || context.DestinationAddress == Open || context.DestinationAddress == OtherFull)
                taken.Enqueue(context.DestinationAddress);
            return Task.CompletedTask;
        }

        public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;
    }
}
