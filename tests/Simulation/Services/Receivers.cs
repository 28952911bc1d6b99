using System.Runtime.CompilerServices;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Transports;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Bus;

namespace Simulation.Services;

/// <summary>
/// The receive endpoints that MassTransit configures for a service, each with its whole pipeline. The simulated broker delivers to them.
/// </summary>
sealed class Receivers(World world, Process process) : IConfigureReceiveEndpoint
{
    static readonly Dictionary<string, object> First = new() { ["Content-Type"] = "application/vnd.masstransit+json" },
        Again = new(First) { ["DeliveryCount"] = 2 };
    readonly List<(string Queue, IReceiveEndpointConfiguration Endpoint, HandledMessages Messages)> endpoints = [];

    public void Configure(string name, IReceiveEndpointConfigurator configurator)
    {
        configurator.RethrowFaultedMessages();
        configurator.ThrowOnSkippedMessages();
        configurator.PublishFaults = false;
        var messages = new HandledMessages();
        configurator.ConnectConsumerConfigurationObserver(messages);
        configurator.ConnectSagaConfigurationObserver(messages);
        endpoints.Add((name, (IReceiveEndpointConfiguration)configurator, messages));
    }

    /// <summary>Called once the bus is built: binds its messages to queues and starts to consume.</summary>
    public void Connect(IServiceProvider services)
    {
        var topology = services.GetRequiredService<IBusControl>().Topology;
        foreach (var (queue, endpoint, messages) in endpoints)
        {
            foreach (var message in messages)
            {
                if (topology.TryGetPublishAddress(message, out var address))
                    world.Broker.Bind(Address.Of(address), queue);
            }
            var dispatcher = new ReceiveEndpointDispatcher(ContextOf((ReceiveEndpoint)endpoint.ReceiveEndpoint));
            world.Broker.Consume(queue, process, message =>
                dispatcher.Dispatch(message.Body, message.Redelivered ? Again : First, CancellationToken.None));
        }
    }

    /// <summary>MassTransit builds an endpoint's pipeline once and exposes it nowhere.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_context")]
    static extern ref ReceiveEndpointContext ContextOf(ReceiveEndpoint endpoint);
}
