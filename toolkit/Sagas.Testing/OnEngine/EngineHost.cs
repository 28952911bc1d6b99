using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>
/// Runs the sagas under test without a bus: messages are passed as objects, one after another, and the engine decides each. What
/// MassTransit and the journal add (serialization, topology, concurrency) only the harness tests.
/// </summary>
sealed class EngineHost : ISagaHost
{
    readonly ServiceProvider provider;
    readonly Dictionary<Uri, EngineMachine> machines;
    readonly Queue<Delivery> underway = new();
    readonly Dictionary<(EngineMachine, Guid), EngineEntry> inbox = [];
    readonly EngineJournal journal = new();
    readonly Dictionary<Guid, (DateTimeOffset Due, EngineMachine Machine)> timers = [];
    readonly List<EngineSent> dispatched = [];
    int ids;

    internal EngineHost(SagaTestOptions options)
    {
        Time = new ManualTime(options.StartsAt);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(options.Settings).Build();
        Policies = new StepPolicies(configuration);
        BusinessIds = new BusinessIds(
            Options.Create(configuration.GetSection(JournalOptions.Section).Get<JournalOptions>() ?? new JournalOptions())
        );
        HasServices = options.Services.Count > 0;
        provider = Provider(configuration, Time, options.Services);
        machines = options.Machines.Select(hosted => hosted.OnEngine(provider, this)).ToDictionary(machine => machine.Address);
    }

    public ManualTime Time { get; }
    public StepPolicies Policies { get; }
    internal BusinessIds BusinessIds { get; }

    public ITestHarness Harness =>
        throw new NotSupportedException(
            $"This test runs on the engine alone, where there is no bus. Set options.{nameof(SagaTestOptions.Host)} to "
                + $"{nameof(SagaTestHost.Harness)}."
        );

    /// <summary>True when the test registers services for the machines.</summary>
    internal bool HasServices { get; }

    /// <summary>The services that machines can request: those of every test, and those added by this one.</summary>
    internal static ServiceProvider Provider(IConfiguration configuration, TimeProvider time, IServiceCollection added)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddSingleton(time);
        foreach (var service in added)
            services.Add(service);
        return services.BuildServiceProvider();
    }

    /// <summary>True for services that every test provides.</summary>
    internal static bool Offers(Type service) =>
        service == typeof(IConfiguration) || service == typeof(TimeProvider) || service == typeof(IServiceProvider);

    public IEnumerable<ISagaTable> Tables => machines.Values.Select(machine => machine.Table);
    public IEnumerable<Type> Messages => machines.Values.SelectMany(machine => machine.Messages);
    public IReadOnlyList<JournalEntry> Journal => journal;
    public IEnumerable<Sent> AllSent => journal.Sent;
    public Exception? Failure { get; private set; }

    public bool Takes(Type message) => machines.Values.Any(machine => machine.Decides(message));

    public bool Takes(Sent sent) => ReceiversOf((EngineSent)sent).Any();

    public IEnumerable<Guid> Dispatched(Type message) => dispatched.Where(sent => sent.Is(message)).Select(sent => sent.MessageId);

    public Task Publish<TMessage>(TMessage message, Letter letter) where TMessage : class
    {
        foreach (var machine in machines.Values.Where(machine => machine.Decides(typeof(TMessage))))
            underway.Enqueue(new Delivery(machine, message, typeof(TMessage), letter, Origin: null));
        return HandleAll();
    }

    public Task Answer<TMessage>(Uri address, TMessage message, Letter letter) where TMessage : class
    {
        if (machines.TryGetValue(address, out var machine))
            underway.Enqueue(new Delivery(machine, message, typeof(TMessage), letter, Origin: null));
        return HandleAll();
    }

    public TState? Find<TState>(Guid id)
        where TState : SagaState => machines.Values.Select(machine => machine.Copy<TState>(id)).FirstOrDefault(saga => saga is not null);

    public SagaDetail? Detail(Guid id) => machines.Values.Select(machine => machine.Detail(id)).FirstOrDefault(saga => saga is not null);

    public void Put<TState>(TState saga)
        where TState : SagaState => machines.Values.First(machine => machine.Table.Instance == typeof(TState)).Put(saga);

    public DateTimeOffset? NextTimer(Guid? saga) => saga is { } id
        ? timers.TryGetValue(id, out var timer) ? timer.Due : null
        : timers.Count == 0 ? null : timers.Values.Min(one => one.Due);

    public Task RingTimers()
    {
        foreach (
            var (id, (_, machine)) in timers.Where(timer => timer.Value.Due <= Time.GetUtcNow()).OrderBy(timer => timer.Value.Due).ToList()
        )
        {
            timers.Remove(id);
            underway.Enqueue(
                new Delivery(machine, new TimerElapsed(id, TimerElapsed.OfSaga), typeof(TimerElapsed), new Letter(NextId()), Origin: null)
            );
        }
        return HandleAll();
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    internal void Arm(Guid saga, DateTimeOffset due, EngineMachine machine) => timers[saga] = (due, machine);

    internal void Disarm(Guid saga) => timers.Remove(saga);

    /// <summary>True when another kind has a saga with this id.</summary>
    internal bool KnowsElsewhere(Guid saga, EngineMachine than) => machines.Values.Any(machine => machine != than && machine.Has(saga));

    /// <summary>Ids of messages that sagas send; they never collide with the ids that the test counts up.</summary>
    internal Guid NextId() => new(int.MinValue + ids++, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    Task HandleAll()
    {
        try
        {
            while (underway.TryDequeue(out var delivery))
                Handle(delivery);
        }
        catch (Exception failure)
        {
            Failure ??= failure;
        }
        return Task.CompletedTask;
    }

    /// <summary>A message that was handled before sends the same outputs again and does nothing else.</summary>
    void Handle(Delivery delivery)
    {
        if (!inbox.TryGetValue((delivery.Machine, delivery.Letter.MessageId), out var entry))
        {
            MessageCheck.Ensure(delivery.Message, delivery.Contract);
            if (delivery.Machine.Handle(delivery) is not { } handled)
                return;
            entry = handled;
            inbox.Add((delivery.Machine, delivery.Letter.MessageId), entry);
            journal.Add(entry);
        }
        foreach (var sent in entry.Sent)
        {
            dispatched.Add(sent);
            foreach (var receiver in ReceiversOf(sent))
                underway.Enqueue(new Delivery(receiver, sent.Message, sent.Contract, sent.Letter, sent.Origin));
        }
    }

    IEnumerable<EngineMachine> ReceiversOf(EngineSent sent) =>
        sent.To is { } address
            ? machines.TryGetValue(address, out var one)
                ? [one]
                : []
            : machines.Values.Where(machine => machine.Decides(sent.Contract));
}
