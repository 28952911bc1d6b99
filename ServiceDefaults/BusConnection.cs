using MassTransit;
using MassTransit.RabbitMqTransport;
using MassTransit.RabbitMqTransport.Configuration;
using MassTransit.Transports;
using RabbitMQ.Client;

namespace ServiceDefaults;

/// <summary>The bus's own connection to RabbitMQ, for what MassTransit has no words for. It is not to be closed.</summary>
sealed class BusConnection(IBusInstance bus)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Does something on a channel of its own, which an error of the broker closes without harm to others.</summary>
    internal async Task<T> WithChannel<T>(Func<IChannel, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var connection = await Get(patience.Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: patience.Token);
        return await work(channel, patience.Token);
    }

    internal Task WithChannel(Func<IChannel, CancellationToken, Task> work, CancellationToken cancellation) =>
        WithChannel(
            async (channel, patience) =>
            {
                await work(channel, patience);
                return true;
            },
            cancellation
        );

    /// <summary>MassTransit makes a new one when it is lost.</summary>
    /// <exception cref="TimeoutException">There is none at the moment.</exception>
    internal async Task<IConnection> Get(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        IConnection? connection = null;
        try
        {
            var supervisor = ((IRabbitMqHostConfiguration)bus.HostConfiguration).ConnectionContextSupervisor;
            await supervisor.Send(Pipe.Execute<ConnectionContext>(context => connection = context.Connection), patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"RabbitMQ gave no connection within {Patience.TotalSeconds} seconds.");
        }
        return connection!;
    }
}
