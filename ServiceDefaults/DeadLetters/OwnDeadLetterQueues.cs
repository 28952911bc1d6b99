using MassTransit;
using MassTransit.RabbitMqTransport;
using MassTransit.RabbitMqTransport.Topology;
using RabbitMQ.Client;

namespace ServiceDefaults.DeadLetters;

/// <summary>
/// The dead letter queues of this service's endpoints, declared exactly as MassTransit declares them: the broker refuses a different
/// declaration, and a message without a dead letter queue is redelivered forever.
/// </summary>
sealed class OwnDeadLetterQueues
{
    readonly List<EntitySettings> all = [];

    /// <summary>MassTransit calls this for each endpoint while it builds the bus.</summary>
    internal void Watch(IRabbitMqSendTopologyConfigurator topology)
    {
        topology.ConfigureErrorSettings = Add;
        topology.ConfigureDeadLetterSettings = Add;
    }

    /// <summary>Declares the queues, each with its exchange, and binds that exchange to the one for copies.</summary>
    /// <returns>The number of messages in each.</returns>
    internal async Task<IReadOnlyDictionary<string, int>> Declare(IChannel channel, string copiesTo, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>();
        foreach (var topology in Lasting())
        {
            foreach (var exchange in topology.Exchanges)
            {
                await channel.ExchangeDeclareAsync(
                    exchange.ExchangeName,
                    exchange.ExchangeType,
                    exchange.Durable,
                    exchange.AutoDelete,
                    exchange.ExchangeArguments!,
                    cancellationToken: cancellation
                );
                await channel.ExchangeBindAsync(copiesTo, exchange.ExchangeName, "", cancellationToken: cancellation);
            }
            foreach (var queue in topology.Queues)
                counts[queue.QueueName] = (int)
                    (
                        await channel.QueueDeclareAsync(
                            queue.QueueName,
                            queue.Durable,
                            queue.Exclusive,
                            queue.AutoDelete,
                            queue.QueueArguments!,
                            cancellationToken: cancellation
                        )
                    ).MessageCount;
            foreach (var binding in topology.QueueBindings)
                await channel.QueueBindAsync(
                    binding.Destination.QueueName,
                    binding.Source.ExchangeName,
                    binding.RoutingKey,
                    binding.Arguments!,
                    cancellationToken: cancellation
                );
        }
        return counts;
    }

    /// <summary>Without the endpoint for answers to requests, which is temporary.</summary>
    List<BrokerTopology> Lasting()
    {
        lock (all)
            return
            [
                .. all.Where(settings => settings is { Durable: true, AutoDelete: false })
                    .DistinctBy(settings => settings.ExchangeName)
                    .Select(Topology),
            ];
    }

    static BrokerTopology Topology(EntitySettings settings) =>
        settings is ErrorSettings error ? error.GetBrokerTopology() : ((DeadLetterSettings)settings).GetBrokerTopology();

    void Add(IRabbitMqQueueBindingConfigurator settings)
    {
        lock (all)
            all.Add((EntitySettings)settings);
    }
}
