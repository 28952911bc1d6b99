using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.DeadLetters;

namespace ServiceDefaults.DeadLetters;

/// <summary>
/// One pass through a queue. An exclusive queue of this connection serves as the lock, and disappears with the connection when the process
/// dies.
/// </summary>
sealed class HeldQueue : IHeldQueue
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly IConnection connection;
    readonly IChannel channel;
    readonly string queue;
    readonly Action release;
    uint left;

    HeldQueue(IConnection connection, IChannel channel, string queue, Action release) =>
        (this.connection, this.channel, this.queue, this.release) = (connection, channel, queue, release);

    /// <returns>Null when another process holds it.</returns>
    internal static async Task<HeldQueue?> Take(IConnection connection, string queue, Action release, CancellationToken cancellation)
    {
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            cancellation
        );
        var held = new HeldQueue(connection, channel, queue, release);
        try
        {
            // First, because the broker closes the channel if the queue does not exist.
            await channel.QueueDeclarePassiveAsync(queue, cancellation);
            await channel.QueueDeclareAsync(
                Mark(queue),
                durable: false,
                exclusive: true,
                autoDelete: true,
                cancellationToken: cancellation
            );
            held.left = (await channel.QueueDeclarePassiveAsync(queue, cancellation)).MessageCount;
        }
        catch (OperationInterruptedException refused)
            when (refused.ShutdownReason?.ReplyCode is Constants.ResourceLocked or Constants.NotFound)
        {
            if (refused.ShutdownReason.ReplyCode == Constants.NotFound)
                return held;
            await channel.DisposeAsync();
            return null;
        }
        catch
        {
            await channel.DisposeAsync();
            throw;
        }
        return held;
    }

    public async Task<IHeldMessage?> Next(CancellationToken cancellation)
    {
        if (left == 0)
            return null;
        left--;
        return await channel.BasicGetAsync(queue, autoAck: false, cancellation) is { } message ? new Held(this, message) : null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await channel.DisposeAsync();
            if (!connection.IsOpen)
                return;
            await using var fresh = await connection.CreateChannelAsync();
            await fresh.QueueDeleteAsync(Mark(queue), ifUnused: false, ifEmpty: false);
        }
        finally
        {
            release();
        }
    }

    static string Mark(string queue) => $"{queue}.in-hand";

    async Task Publish(string to, BasicProperties properties, ReadOnlyMemory<byte> body)
    {
        using var patience = new CancellationTokenSource(Patience);
        // Directly to the queue, so that nothing else bound to an exchange of its name gets it. Returns when the broker has it.
        await channel.BasicPublishAsync("", to, mandatory: true, properties, body, patience.Token);
    }

    sealed class Held(HeldQueue held, BasicGetResult message) : IHeldMessage
    {
        public DeadMessage Content { get; } = Wire.Read(held.queue, message.BasicProperties, message.Body);

        public async Task Keep()
        {
            await held.Publish(held.queue, Wire.Same(message.BasicProperties), message.Body);
            await Discard();
        }

        public async Task<string?> SendBack()
        {
            var origin = DeadLetterQueue.OriginOf(held.queue);
            try
            {
                await held.Publish(origin, Wire.Before(message.BasicProperties), message.Body);
            }
            catch (PublishReturnException)
            {
                return $"The broker has no queue {origin}: start the service that consumes it.";
            }
            catch (PublishException)
            {
                return $"The queue {origin} does not accept messages: it may be full.";
            }
            await Discard();
            return null;
        }

        public async Task Discard() => await held.channel.BasicAckAsync(message.DeliveryTag, multiple: false);
    }
}
