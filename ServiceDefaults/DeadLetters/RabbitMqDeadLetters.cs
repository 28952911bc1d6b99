using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.DeadLetters;

namespace ServiceDefaults.DeadLetters;

/// <summary>
/// The dead letter queues on RabbitMQ, over the bus's own connection. The broker itself copies what arrives at the exchange of such a
/// queue, so that a message becomes known without being touched.
/// </summary>
sealed class RabbitMqDeadLetters(BusConnection bus, OwnDeadLetterQueues own) : IDeadLetterQueues, IDisposable
{
    /// <summary>The exchange for copies of all services' dead letters, and for the names of their queues.</summary>
    const string Copies = "dead-letters";

    readonly SemaphoreSlim oneAtATime = new(1);

    public Task<IReadOnlyDictionary<string, int>> DeclareOwn(CancellationToken cancellation) => bus.WithChannel(async (channel, patience) =>
    {
        await DeclareCopies(channel, patience);
        var counts = await own.Declare(channel, Copies, patience);
        await DeadCopies.Announce(channel, Copies, counts.Keys, patience);
        return counts;
    }, cancellation);

    public async Task<IReadOnlyDictionary<string, int>> Count(IReadOnlyCollection<string> queues, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>();
        // The broker closes the channel when a queue does not exist.
        for (var left = new Queue<string>(queues); left.Count > 0;)
        {
            try
            {
                await bus.WithChannel(async (channel, patience) =>
                {
                    for (; left.TryPeek(out var queue); left.Dequeue())
                        counts[queue] = (int)(await channel.QueueDeclarePassiveAsync(queue, patience)).MessageCount;
                    return counts;
                }, cancellation);
            }
            catch (OperationInterruptedException gone) when (gone.ShutdownReason?.ReplyCode == Constants.NotFound)
            {
                left.Dequeue();
            }
        }
        return counts;
    }

    public async Task Listen(
        string listener,
        Action<IReadOnlyList<string>> announced,
        Func<IReadOnlyList<DeadCopy>, Task> record,
        CancellationToken cancellation
    )
    {
        var connection = await bus.Get(cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        await DeclareCopies(channel, cancellation);
        await new DeadCopies(channel, announced, record).Receive(Copies, listener, cancellation);
    }

    public async Task<IHeldQueue?> Hold(string queue, CancellationToken cancellation)
    {
        if (!await oneAtATime.WaitAsync(TimeSpan.Zero, cancellation))
            return null;
        try
        {
            var connection = await bus.Get(cancellation);
            if (await HeldQueue.Take(connection, queue, () => oneAtATime.Release(), cancellation) is { } held)
                return held;
        }
        catch
        {
            oneAtATime.Release();
            throw;
        }
        oneAtATime.Release();
        return null;
    }

    public void Dispose() => oneAtATime.Dispose();

    static Task DeclareCopies(IChannel channel, CancellationToken cancellation) =>
        channel.ExchangeDeclareAsync(Copies, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellation);
}
