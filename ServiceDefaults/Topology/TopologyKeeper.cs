using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace ServiceDefaults.Topology;

/// <summary>
/// Redeclares the exchanges and bindings of this service's endpoints regularly. MassTransit declares them when it connects; if one is
/// deleted later, the service would listen to a queue that silently receives nothing.
/// </summary>
sealed partial class TopologyKeeper(IBus bus, BusConnection connection, TimeProvider time, ILogger<TopologyKeeper> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        DeclaredTopology? topology = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                topology ??= DeclaredTopology.Of(bus);
                await connection.WithChannel((channel, patience) => Declare(channel, topology, patience), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Postponed(failure.Message);
            }
        }
    }

    /// <summary>Leaves existing ones unchanged.</summary>
    static async Task Declare(IChannel channel, DeclaredTopology topology, CancellationToken cancellation)
    {
        foreach (var exchange in topology.Exchanges)
            await channel.ExchangeDeclareAsync(
                exchange.Name,
                exchange.Type,
                durable: true,
                autoDelete: false,
                cancellationToken: cancellation
            );
        foreach (
            var binding in topology.ExchangeBindings.Where(binding =>
                topology.Exchanges.Any(exchange => exchange.Name == binding.Destination)
            )
        )
            await channel.ExchangeBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation);
        foreach (
            var binding in topology.QueueBindings.Where(binding => topology.Exchanges.Any(exchange => exchange.Name == binding.Source))
        )
            await channel.QueueBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation);
    }

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "The exchanges and bindings of this service could not be declared again ({Reason}); trying again"
    )]
    partial void Postponed(string reason);
}
