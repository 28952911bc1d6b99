using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>An order as a stream: once at the start, then whenever it changed, until it finished.</summary>
sealed class OrderEvents(OrderReader orders, OrderResources resources, TimeProvider time, IHostApplicationLifetime lifetime)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async IAsyncEnumerable<SseItem<OrderResource>> Watch(OrderRow order, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Pause, time);
        var sent = "";
        do
        {
            order = await orders.Find(order.OrderId, either.Token) ?? order;
            var now = await resources.Show(order, either.Token);
            if (now.Status.IsFinal())
            {
                yield return new SseItem<OrderResource>(now, "finished");
                yield break;
            }
            var text = OrderJson.Write(now);
            if (text != sent)
                yield return new SseItem<OrderResource>(now, "changed");
            sent = text;
        }
        while (await Tick(timer, either.Token));
    }

    /// <summary>When the reader has gone or the service stops, the stream just ends.</summary>
    static async Task<bool> Tick(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
