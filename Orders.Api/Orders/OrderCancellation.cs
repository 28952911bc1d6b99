using Sagas.Journal;
using Sagas.Messages;
using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>Passes a customer's wish to cancel on to the saga, durably; says no where it is already known to be too late.</summary>
sealed class OrderCancellation(LocalUnits units, SagaQueries sagas)
{
    /// <returns>Why it is too late; null when the wish is written down.</returns>
    public async Task<string?> Cancel(OrderRow order, string reason, CancellationToken cancellation)
    {
        if (order.Status.IsFinal())
            return $"Order '{order.OrderId}' is already {order.Status}.";
        if (await sagas.Find(order.SagaId, cancellation) is { CannotCancelBecause: { } tooLate })
            return $"Order '{order.OrderId}' cannot be cancelled any more: {tooLate}";
        var cancel = new CancelSaga(order.SagaId, OrderPlacement.SagaKind, order.OrderId, reason, "customer");
        return await units.Run<string?>("POST /orders/{orderId}/cancellation", cancel, order.SagaId, async (_, publish) =>
        {
            await publish.Publish(cancel, cancellation);
            return null;
        }, cancellation);
    }
}
