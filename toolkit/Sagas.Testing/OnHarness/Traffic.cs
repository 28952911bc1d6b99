using System.Collections.Concurrent;
using MassTransit;

namespace Sagas.Testing;

/// <summary>
/// Counts the messages in transit to the sagas, so that a test continues exactly when all of them are handled, without waiting a fixed
/// time. A message counts from before it is sent until its handler, which sends what follows, is done.
/// </summary>
sealed class Traffic : ISendObserver, IReceiveObserver, IFilter<ConsumeContext>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    readonly ConcurrentDictionary<string, int> receivers = new();
    readonly ConcurrentQueue<Exception> failures = new();
    readonly ConcurrentQueue<(string Type, Guid Id)> dispatched = new();
    readonly Lock gate = new();
    TaskCompletionSource quiet = Completed();
    int underway;

    /// <summary>The exception of a saga that threw while it handled a message.</summary>
    internal Exception? Failure => failures.TryPeek(out var failure) ? failure : null;

    /// <summary>Adds a saga that receives what is sent to this address.</summary>
    internal void Bind(Uri address) => receivers.AddOrUpdate(address.AbsolutePath, 1, (_, count) => count + 1);

    /// <summary>The number of sagas under test that receive what is sent to this address.</summary>
    internal int Receivers(Uri address) => receivers.GetValueOrDefault(address.AbsolutePath);

    /// <summary>Returns when no message is in transit.</summary>
    internal Task Quiet()
    {
        lock (gate)
            return quiet.Task.WaitAsync(Patience);
    }

    /// <summary>The ids of messages of a type that went to the bus, once per time sent.</summary>
    internal IEnumerable<Guid> Dispatched(Type message) =>
        dispatched.Where(sent => sent.Type == MessageUrn.ForTypeString(message)).Select(sent => sent.Id);

    public Task PreSend<T>(SendContext<T> context) where T : class
    {
        if (context is { MessageId: { } id, SupportedMessageTypes: [var type, ..] })
            dispatched.Enqueue((type, id));
        return Count(context.DestinationAddress, 1);
    }

    public Task PostSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

    public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Count(context.DestinationAddress, -1);

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Handled(context);

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Handled(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        try
        {
            await next.Send(context);
        }
        catch (Exception failure)
        {
            failures.Enqueue(failure.GetBaseException());
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("traffic");

    Task Handled(ReceiveContext context)
    {
        if (receivers.ContainsKey(context.InputAddress.AbsolutePath))
            Add(-1);
        return Task.CompletedTask;
    }

    Task Count(Uri? address, int sign)
    {
        if (address is not null)
            Add(sign * Receivers(address));
        return Task.CompletedTask;
    }

    void Add(int messages)
    {
        lock (gate)
        {
            underway += messages;
            if (underway == 0)
                quiet.TrySetResult();
            else if (quiet.Task.IsCompleted)
                quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult();
        return source;
    }
}
