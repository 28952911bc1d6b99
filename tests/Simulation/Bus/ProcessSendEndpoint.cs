using MassTransit;
using MassTransit.Transports;
using Simulation.Services;

namespace Simulation.Bus;

/// <summary>Serializes like MassTransit and sends to the simulated broker.</summary>
sealed class ProcessSendEndpoint(ITransportSendEndpoint real, Broker broker, Process process, string destination) : ISendEndpoint
{
    public Task Send<T>(T message, CancellationToken cancellationToken) where T : class =>
        Send(message, Pipe.Empty<SendContext<T>>(), cancellationToken);

    public async Task Send<T>(T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken) where T : class
    {
        var context = await real.CreateSendContext(message, pipe, cancellationToken);
        var body = context.Serializer.GetMessageBody(context).GetBytes();
        await broker.Send(process, destination, new Message(NameOf(context.SupportedMessageTypes[0]), body), cancellationToken);
    }

    static string NameOf(string urn) => urn[(urn.LastIndexOf(':') + 1)..].TrimEnd(']');

    public ConnectHandle ConnectSendObserver(ISendObserver observer) => throw Unused();

    public Task Send<T>(T message, IPipe<SendContext> pipe, CancellationToken cancellationToken) where T : class => throw Unused();

    public Task Send(object message, CancellationToken cancellationToken) => throw Unused();

    public Task Send(object message, Type messageType, CancellationToken cancellationToken) => throw Unused();

    public Task Send(object message, IPipe<SendContext> pipe, CancellationToken cancellationToken) => throw Unused();

    public Task Send(object message, Type messageType, IPipe<SendContext> pipe, CancellationToken cancellationToken) => throw Unused();

    public Task Send<T>(object values, CancellationToken cancellationToken) where T : class => throw Unused();

    public Task Send<T>(object values, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken) where T : class => throw Unused();

    public Task Send<T>(object values, IPipe<SendContext> pipe, CancellationToken cancellationToken) where T : class => throw Unused();

    static NotSupportedException Unused() => new("The journal sends with a pipe; add this form to the simulation when it uses it.");
}
