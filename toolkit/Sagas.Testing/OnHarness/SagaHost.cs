using MassTransit;
using MassTransit.Serialization;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Journal.InMemory;
using Sagas.Messages;
using Sagas.Persistence;

namespace Sagas.Testing;

/// <summary>
/// Runs the sagas under test on MassTransit's in-memory harness and the in-memory journal, with a clock that the test controls.
/// </summary>
sealed class SagaHost : ISagaHost
{
    readonly ServiceProvider provider;
    readonly IReadOnlyList<SagaTestOptions.Hosted> machines;

    SagaHost(SagaTestOptions options)
    {
        machines = options.Machines;
        Time = new ManualTime(options.StartsAt);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(options.Settings).Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddInMemoryJournal().AddSagaInstances();
        // The test decides when timers fire, and nothing stays unsent here.
        services.RemoveAll<IHostedService>();
        foreach (var service in options.Services)
            services.Add(service);
        services.AddMassTransitTestHarness(bus =>
        {
            bus.UseJournal();
            bus.AddConfigureEndpointsCallback((_, _, endpoint) =>
            {
                endpoint.ConfigureConsumeTopology = !options.IsReplay;
                endpoint.UseFilter(Traffic);
            });
            foreach (var machine in machines)
                machine.Register(bus);
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        provider = services.BuildServiceProvider(true);
    }

    public ManualTime Time { get; }
    internal Traffic Traffic { get; } = new();
    public ITestHarness Harness => provider.GetRequiredService<ITestHarness>();
    internal InMemoryJournalStore Store => (InMemoryJournalStore)provider.GetRequiredService<IJournalStore>();
    internal IBus Bus => Harness.Bus;

    /// <summary>The machines under test; the first is the subject of the test.</summary>
    internal IEnumerable<StateMachine> Machines => machines.Select(machine => (StateMachine)provider.GetRequiredService(machine.Machine));

    internal static async Task<SagaHost> Start(SagaTestOptions options)
    {
        var host = new SagaHost(options);
        foreach (var hosted in options.Machines)
            host.Listen(hosted, options.IsReplay);
        await host.Harness.Start();
        host.Bus.ConnectSendObserver(host.Traffic);
        host.Bus.ConnectReceiveObserver(host.Traffic);
        return host;
    }

    internal Uri AddressOf(SagaTestOptions.Hosted machine) => new(Bus.Address, machine.Endpoint);

    /// <summary>The types of messages that a machine decides.</summary>
    internal static IEnumerable<Type> MessagesOf(StateMachine machine) =>
        machine
            .Events.Select(e =>
                e.GetType()
                    .GetInterfaces()
                    .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(Event<>))
                    ?.GetGenericArguments()[0]
            )
            .OfType<Type>();

    internal Uri PublishAddressOf(Type message) =>
        Bus.Topology.TryGetPublishAddress(message, out var address)
            ? address
            : throw new SagaTestException(
                $"{message} cannot be published: MassTransit knows no address for it. A message "
                    + "is a class, record or interface in a namespace."
            );

    /// <summary>Sends a serialized message exactly as it would go over the wire.</summary>
    internal async Task Send(Uri address, Guid id, string type, string envelope, Uri? asker)
    {
        var endpoint = await Bus.GetSendEndpoint(address);
        await endpoint.Send(new SerializedMessageBody(), Pipe.Execute<SendContext<SerializedMessageBody>>(send =>
        {
            (send.MessageId, send.ResponseAddress, send.SupportedMessageTypes) = (id, asker, [type]);
            send.Serializer = new CopyBodySerializer(SystemTextJsonMessageSerializer.JsonContentType, new StringMessageBody(envelope));
        }));
    }

    public StepPolicies Policies => provider.GetRequiredService<StepPolicies>();

    public IEnumerable<ISagaTable> Tables => Machines.OfType<ISagaTable>();

    public IEnumerable<Type> Messages => Machines.SelectMany(MessagesOf);

    public IReadOnlyList<JournalEntry> Journal => Store.Entries;

    public IEnumerable<Sent> AllSent => Store.Entries.SelectMany(Sent.Of);

    public Exception? Failure => Traffic.Failure;

    public bool Takes(Type message) => Traffic.Receivers(PublishAddressOf(message)) > 0;

    public bool Takes(Sent sent) => Traffic.Receivers(sent.Destination) > 0;

    public IEnumerable<Guid> Dispatched(Type message) => Traffic.Dispatched(message);

    public Task Publish<TMessage>(TMessage message, Letter letter)
        where TMessage : class => Answer(PublishAddressOf(typeof(TMessage)), message, letter);

    public async Task Answer<TMessage>(Uri address, TMessage message, Letter letter) where TMessage : class
    {
        var endpoint = await Bus.GetSendEndpoint(address);
        await endpoint.Send(message, Pipe.Execute<SendContext<TMessage>>(send =>
        {
            (send.MessageId, send.RequestId) = (letter.MessageId, letter.RequestId);
            if (letter.Asker is not null)
                send.ResponseAddress = letter.Asker;
            if (letter is { Step: { } step, Attempt: { } attempt })
                StepHeaders.Set(send.Headers, step, attempt);
        }));
        await Traffic.Quiet();
    }

    public DateTimeOffset? NextTimer(Guid? saga) => saga is { } id
        ? Store.All<TimerRow>().FirstOrDefault(timer => timer.SagaId == id)?.DueAt
        : Store.All<TimerRow>().Where(timer => timer.ClaimedUntil is null).Min(timer => (DateTimeOffset?)timer.DueAt);

    /// <summary>Turns the timer rows that are due into messages, as the pump of a running service does.</summary>
    public async Task RingTimers()
    {
        await provider.GetRequiredService<DueTimers>().Fire(CancellationToken.None);
        await Traffic.Quiet();
    }

    public TState? Find<TState>(Guid id)
        where TState : SagaState =>
        Store.All<SagaRow>().FirstOrDefault(row => row.Id == id) is { } row
            ? SagaRows.Read<TState>(row)
            : null;

    public SagaDetail? Detail(Guid id) => Find<AnySaga>(id)?.Detail();

    public void Put<TState>(TState saga) where TState : SagaState => Store.Put(saga.CorrelationId, SagaRows.Write(saga));

    public async ValueTask DisposeAsync() => await provider.DisposeAsync();

    /// <summary>Reads any kind of saga by its common properties.</summary>
    sealed class AnySaga : SagaState;

    void Listen(SagaTestOptions.Hosted hosted, bool onlyDirectly)
    {
        Traffic.Bind(AddressOf(hosted));
        if (onlyDirectly)
            return;
        foreach (var message in MessagesOf((StateMachine)provider.GetRequiredService(hosted.Machine)))
            Traffic.Bind(PublishAddressOf(message));
    }
}
