using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>Shows an order as it stands: finished from its own row, under way as its saga says, and with what is here when that cannot be asked.</summary>
sealed class OrderResources(SagaQueries sagas)
{
    public async Task<OrderResource> Show(OrderRow order, CancellationToken cancellation) =>
        OrderResource.Of(order, order.FinalJson is { } final ? OrderJson.Read<SagaDetail>(final) : await sagas.Find(order.SagaId, cancellation));
}
