using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.InMemory;
using Sagas.Messages;
using Sagas.Persistence;
using Sagas.Testing;

namespace Sagas.Tests.Participants;

/// <summary>
/// A participant that uses <c>Once</c> and <c>Compensate</c>, on the in-memory bus; every request is a message of its own.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
abstract class EffectScenario
{
    ServiceProvider provider = null!;

    protected Guid Saga { get; } = Guid.NewGuid();
    protected Railway Railway { get; } = new();
    protected ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    protected InMemoryJournalStore Store => (InMemoryJournalStore)provider.GetRequiredService<IJournalStore>();
    ITestHarness Harness => provider.GetRequiredService<ITestHarness>();
    protected Seat? Row => Store.All<Seat>().SingleOrDefault();

    [SetUp]
    public async Task Start()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Railway);
        services.AddInMemoryJournal();
        services.AddSteps();
        services.AddMassTransitTestHarness(TextWriter.Null, bus =>
        {
            bus.UseJournal();
            bus.AddConsumer<BookSeatConsumer>();
            bus.AddConsumer<ReturnSeatConsumer>();
            bus.KeepRevocations("ReturnSeat");
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        provider = services.BuildServiceProvider(true);
        await Harness.Start();
    }

    [TearDown]
    public async Task Stop() => await provider.DisposeAsync();

    protected async Task<string> Books(string coach = "7") => (await Ask<BookSeat, SeatBooked>(new BookSeat(Saga, coach))).Number;

    protected Task<StepRefused> IsRefusedABooking(string coach = "7") => Ask<BookSeat, StepRefused>(new BookSeat(Saga, coach));

    protected async Task<string?> Returns() => (await Ask<ReturnSeat, SeatReturned>(new ReturnSeat(Saga))).Number;

    protected Task<StepRefused> IsRefusedAReturn() => Ask<ReturnSeat, StepRefused>(new ReturnSeat(Saga));

    /// <summary>Sends a message as a saga does, and waits until it is handled.</summary>
    /// <returns>Its entry in the journal.</returns>
    protected async Task<JournalEntry> Handles<T>(T message, Action<SendContext> head, string endpoint) where T : class
    {
        var id = Guid.NewGuid();
        await Harness.Bus.Publish(message, send =>
        {
            send.MessageId = id;
            head(send);
            id = send.MessageId.Value;
        });
        JournalEntry? Find() => Store.Entries.FirstOrDefault(entry => entry.MessageId == id && entry.Endpoint == endpoint);
        await Patience.Until(() => Find() is not null, () => $"{typeof(T).Name} is handled");
        return Find()!;
    }

    /// <summary>Delivers a command as a saga sends it; a second time if the id is known.</summary>
    protected Task Delivers<T>(T command, Guid id) where T : class =>
        Harness.Bus.Publish(command, send => (send.MessageId, send.ResponseAddress) = (id, new Uri("queue:saga")));

    protected static async Task<string> Failure(Func<Task> request)
    {
        try
        {
            await request();
            throw new AssertionException("It should have failed.");
        }
        catch (RequestFaultException failed)
        {
            return failed.Fault!.Exceptions[0].Message;
        }
    }

    async Task<TReply> Ask<TCommand, TReply>(TCommand command) where TCommand : class where TReply : class =>
        (await Harness.GetRequestClient<TCommand>().GetResponse<TReply>(command)).Message;
}
