using MassTransit;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>Keeps how an order ended, so that nobody needs to ask its saga any more. The first end stays.</summary>
public sealed class OrderFinishedConsumer : IConsumer<SagaFinished>
{
    public async Task Consume(ConsumeContext<SagaFinished> context)
    {
        var (unit, finished) = (context.Unit(), context.Message);
        if (finished.Kind != OrderPlacement.SagaKind)
        {
            unit.Discard();
            return;
        }
        var order = await unit.Find<OrderRow>(finished.BusinessId);
        if (order is null)
            unit.Ignore($"No order '{finished.BusinessId}' was accepted here.");
        else if (order.Status.IsFinal())
            unit.Ignore($"It is already {order.Status}.");
        else
            unit.Update(order.OrderId, Ended(order, finished.Detail));
    }

    static OrderRow Ended(OrderRow order, SagaDetail detail)
    {
        order.Status = detail.Status;
        order.FinalJson = OrderJson.Write(detail);
        order.UpdatedAt = detail.UpdatedAt;
        order.FinishedAt = detail.FinishedAt ?? detail.UpdatedAt;
        return order;
    }
}
