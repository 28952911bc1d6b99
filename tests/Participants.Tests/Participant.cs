using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.InMemory;
using Sagas.Messages;
using Sagas.Persistence;
using ServiceDefaults;

namespace Participants.Tests;

/// <summary>One service's consumers on the in-memory bus, with the journal in memory unless a test brings another.</summary>
sealed class Participant : IAsyncDisposable
{
    readonly ServiceProvider services;

    Participant(ServiceProvider services) => this.services = services;

    public InMemoryJournalStore Store => (InMemoryJournalStore)services.GetRequiredService<IJournalStore>();
    public Simulation Simulation => services.GetRequiredService<Simulation>();

    public T The<T>() where T : class => services.GetRequiredService<T>();

    public static async Task<Participant> Start(
        Action<IBusRegistrationConfigurator> consumers,
        Action<IServiceCollection>? surroundings = null,
        Action<IServiceCollection>? journal = null
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<Simulation>();
        (journal ?? (memory => memory.AddInMemoryJournal()))(services);
        services.AddSteps();
        surroundings?.Invoke(services);
        services.AddMassTransitTestHarness(TextWriter.Null, bus =>
        {
            bus.UseJournal();
            consumers(bus);
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        var provider = services.BuildServiceProvider(validateScopes: true);
        await provider.GetRequiredService<ITestHarness>().Start();
        return new Participant(provider);
    }

    /// <summary>Sends a command; the answer must be <typeparamref name="TReply"/>.</summary>
    public async Task<TReply> Ask<TCommand, TReply>(TCommand command) where TCommand : class where TReply : class =>
        (await Client<TCommand>().GetResponse<TReply>(command)).Message;

    /// <summary>Sends a command that may be answered in two ways.</summary>
    public async Task<object> AskEither<TCommand, TOne, TOther>(TCommand command)
        where TCommand : class
        where TOne : class
        where TOther : class => (await Client<TCommand>().GetResponse<TOne, TOther>(command)).Message;

    /// <summary>Sends a command that must be refused.</summary>
    public Task<StepRefused> Refused<TCommand>(TCommand command) where TCommand : class => Ask<TCommand, StepRefused>(command);

    /// <summary>Sends a command that must fail; returns the exception that the saga is told of.</summary>
    public async Task<ExceptionInfo> Failed<TCommand>(TCommand command) where TCommand : class
    {
        try
        {
            var answer = await Client<TCommand>().GetResponse<StepRefused>(command);
            throw new AssertionException($"{command} should have failed, but was refused: {answer.Message.Reason}");
        }
        catch (RequestFaultException failed)
        {
            return failed.Fault!.Exceptions[0];
        }
    }

    /// <summary>Sends a command that must be quarantined, because it breaks a rule; returns the sentence that says which.</summary>
    public async Task<string> Quarantined<TCommand>(TCommand command) where TCommand : class
    {
        var refused = new Moved();
        var bus = services.GetRequiredService<ITestHarness>().Bus;
        bus.ConnectReceiveObserver(refused);
        await bus.Publish(command, send => send.ResponseAddress = bus.Address);
        var failure = await refused.Failure.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(failure, Is.TypeOf<InvalidMessageException>());
        Assert.That(Store.Entries, Is.Empty, "it was not handled");
        return failure.Message;
    }

    /// <summary>Sends a command whose answer gets lost; returns when what it did is committed.</summary>
    public async Task Unanswered<TCommand>(TCommand command) where TCommand : class
    {
        var (bus, message) = (services.GetRequiredService<ITestHarness>().Bus, NewId.NextGuid());
        await bus.Publish(command, send => (send.MessageId, send.ResponseAddress) = (message, bus.Address));
        await Patience.Until(() => Store.Entries.Any(entry => entry.MessageId == message), () => "the command is committed");
        Assert.That(Store.Entries.Single(entry => entry.MessageId == message).Outputs, Is.Null);
    }

    IRequestClient<TCommand> Client<TCommand>() where TCommand : class =>
        services.GetRequiredService<ITestHarness>().GetRequestClient<TCommand>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    sealed class Moved : IReceiveObserver
    {
        readonly TaskCompletionSource<Exception> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Exception> Failure => failure.Task;

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception) =>
            Task.FromResult(failure.TrySetResult(exception.GetBaseException()));

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;
    }
}
