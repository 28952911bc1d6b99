using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace ServiceDefaults.Topology;

/// <summary>
/// Declares the exchanges and bindings of this service's endpoints again and again. MassTransit declares them when it connects; one that
/// somebody deletes later would leave the service listening to a queue into which nothing comes any more, without a sign.
/// </summary>
sealed partial class TopologyKeeper(IBus bus, Uri broker, TimeProvider time, ILogger<TopologyKeeper> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await KeepDeclared(timer, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Postponed(failure.Message);
            }
        }
    }

    async Task KeepDeclared(PeriodicTimer timer, CancellationToken cancellation)
    {
        var topology = DeclaredTopology.Of(bus);
        var factory = new ConnectionFactory { Uri = broker, ClientProvidedName = "topology", AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync(cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        do
            await Declare(channel, topology, cancellation);
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    /// <summary>What is there already stays as it is.</summary>
    static async Task Declare(IChannel channel, DeclaredTopology topology, CancellationToken cancellation)
    {
        foreach (var exchange in topology.Exchanges)
            await channel.ExchangeDeclareAsync(exchange.Name, exchange.Type, durable: true, autoDelete: false, cancellationToken: cancellation);
        foreach (var binding in topology.ExchangeBindings.Where(binding => topology.Exchanges.Any(exchange => exchange.Name == binding.Destination)))
            await channel.ExchangeBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation);
        foreach (var binding in topology.QueueBindings.Where(binding => topology.Exchanges.Any(exchange => exchange.Name == binding.Source)))
            await channel.QueueBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The exchanges and bindings of this service could not be declared again ({Reason}); trying again")]
    partial void Postponed(string reason);
}
