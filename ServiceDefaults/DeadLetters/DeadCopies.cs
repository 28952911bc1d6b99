using System.Text.Json;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Sagas.DeadLetters;

namespace ServiceDefaults.DeadLetters;

/// <summary>Receives copies of dead letters, and the names of the services' dead letter queues.</summary>
sealed class DeadCopies(IChannel channel, Action<IReadOnlyList<string>> announced, Func<IReadOnlyList<DeadCopy>, Task> record)
{
    const string Announcement = "sagas.dead-letter-queues";
    const ushort AtOnce = 100;

    /// <summary>
    /// A listener that never returns, such as a sample that was tried once, must not leave an ever-growing queue; the messages themselves
    /// stay where they are.
    /// </summary>
    static readonly Dictionary<string, object?> Arguments = new()
    {
        ["x-expires"] = (int)TimeSpan.FromDays(7).TotalMilliseconds,
        ["x-max-length-bytes"] = 256L * 1024 * 1024,
    };

    readonly Channel<BasicDeliverEventArgs> received = Channel.CreateUnbounded<BasicDeliverEventArgs>();

    /// <summary>Repeated with every count, for listeners that start later.</summary>
    internal static async Task Announce(IChannel channel, string exchange, IEnumerable<string> queues, CancellationToken cancellation) =>
        await channel.BasicPublishAsync(
            exchange,
            "",
            mandatory: false,
            new BasicProperties { Type = Announcement, Expiration = "60000" },
            JsonSerializer.SerializeToUtf8Bytes(queues),
            cancellation
        );

    /// <summary>Receives until the channel closes.</summary>
    internal async Task Receive(string exchange, string queue, CancellationToken cancellation)
    {
        await channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            Arguments,
            cancellationToken: cancellation
        );
        await channel.QueueBindAsync(queue, exchange, "", cancellationToken: cancellation);
        await channel.BasicQosAsync(0, AtOnce, global: false, cancellation);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            received.Writer.TryComplete();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            // The client reuses its buffer.
            received.Writer.TryWrite(
                new BasicDeliverEventArgs(
                    delivery.ConsumerTag,
                    delivery.DeliveryTag,
                    delivery.Redelivered,
                    delivery.Exchange,
                    delivery.RoutingKey,
                    delivery.BasicProperties,
                    delivery.Body.ToArray(),
                    delivery.CancellationToken
                )
            );
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) =>
        {
            received.Writer.TryComplete();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellation);
        while (await received.Reader.WaitToReadAsync(cancellation))
            await Take(cancellation);
    }

    async Task Take(CancellationToken cancellation)
    {
        var (copies, last) = (new List<DeadCopy>(), 0ul);
        while (copies.Count < AtOnce && received.Reader.TryRead(out var delivery))
        {
            last = delivery.DeliveryTag;
            if (delivery.BasicProperties.Type == Announcement)
                announced(JsonSerializer.Deserialize<string[]>(delivery.Body.Span) ?? []);
            else
                copies.Add(new DeadCopy(Wire.Read(delivery.Exchange, delivery.BasicProperties, delivery.Body), delivery.Redelivered));
        }
        if (copies.Count > 0)
            await record(copies);
        await channel.BasicAckAsync(last, multiple: true, cancellation);
    }
}
