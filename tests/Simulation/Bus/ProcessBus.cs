using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using MassTransit;
using MassTransit.Transports;
using Simulation.Services;

namespace Simulation.Bus;

/// <summary>
/// MassTransit's bus, except that sends go to the simulated broker. Everything else is real, above all serializer and addresses.
/// </summary>
[SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives the proxy from it.")]
class ProcessBus : DispatchProxy
{
    IBus real = null!;
    Broker broker = null!;
    Process process = null!;

    public static IBus Around(IBus real, Broker broker, Process process)
    {
        var bus = Create<IBus, ProcessBus>();
        var self = (ProcessBus)(object)bus;
        (self.real, self.broker, self.process) = (real, broker, process);
        return bus;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IBus.GetSendEndpoint) => SendEndpoint((Uri)args![0]!),
        nameof(IBus.GetPublishSendEndpoint) or "get_Topology" or "get_Address" => targetMethod.Invoke(real, args),
        var other => throw new NotSupportedException($"The bus of a simulated process has no {other}: nothing could answer."),
    };

    async Task<ISendEndpoint> SendEndpoint(Uri address) =>
        new ProcessSendEndpoint((ITransportSendEndpoint)await real.GetSendEndpoint(address), broker, process, Address.Of(address));
}
