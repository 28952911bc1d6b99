using System.Text;
using RabbitMQ.Client;

namespace EndToEnd.Tests;

/// <summary>Somebody's program at the broker: sends what nobody can handle, and sees exactly what lies where.</summary>
sealed class Amqp : IAsyncDisposable
{
    readonly IConnection connection;
    readonly IChannel channel;

    Amqp(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    internal static async Task<Amqp> Open()
    {
        var connection = await new ConnectionFactory
        {
            Uri = new Uri($"amqp://guest:guest@127.0.0.1:{RunningSystem.Address(15_676).Port}"),
        }.CreateConnectionAsync();
        return new Amqp(
            connection,
            await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)
            )
        );
    }

    /// <summary>To whoever consumes the queue.</summary>
    internal Task<string> Send(string queue, string type, string message, string? id = null) =>
        Put(queue, "", type, message, id ?? Guid.NewGuid().ToString());

    /// <summary>Into the queue itself, past its exchange, as a person does in RabbitMQ's management.</summary>
    internal Task<string> PutInto(string queue, string type, string message) => Put("", queue, type, message, Guid.NewGuid().ToString());

    internal async Task SendText(string queue, string text) =>
        await channel.BasicPublishAsync(queue, "", mandatory: false, Properties(null), Encoding.UTF8.GetBytes(text));

    internal async Task<int> Count(string queue) => (int)(await channel.QueueDeclarePassiveAsync(queue)).MessageCount;

    /// <summary>Takes the message at the head out for good.</summary>
    internal async Task<(bool Redelivered, string Body, IReadOnlyBasicProperties Properties)?> Take(string queue) =>
        await channel.BasicGetAsync(queue, autoAck: true) is { } message
            ? (message.Redelivered, Encoding.UTF8.GetString(message.Body.Span), message.BasicProperties)
            : null;

    async Task<string> Put(string exchange, string key, string type, string message, string id)
    {
        var envelope = $$"""{"messageId":"{{id}}","messageType":["urn:message:{{type}}"],"message":{{message}}}""";
        await channel.BasicPublishAsync(exchange, key, mandatory: true, Properties(id), Encoding.UTF8.GetBytes(envelope));
        return id;
    }

    static BasicProperties Properties(string? id)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = "application/vnd.masstransit+json",
            Headers = new Dictionary<string, object?> { ["X-Own"] = "kept" },
        };
        if (id is not null)
            properties.MessageId = id;
        return properties;
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
