using MassTransit;
using MassTransit.RabbitMqTransport;
using MassTransit.RabbitMqTransport.Configuration;
using MassTransit.Transports;
using RabbitMQ.Client;

namespace ServiceDefaults;

/// <summary>The bus's own RabbitMQ connection, for what MassTransit's API does not offer. Do not close it.</summary>
sealed class BusConnection(IBusInstance bus)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs work on its own channel, which the broker closes on an error without affecting others.</summary>
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

    /// <summary>MassTransit replaces a lost connection.</summary>
    /// <exception cref="TimeoutException">There is no connection at the moment.</exception>
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
