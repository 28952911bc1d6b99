using Contracts.Orders;
using MassTransit;
using Sagas.Journal;
using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>What became of a request to place an order.</summary>
abstract record Placement
{
    /// <summary>It is written down, now or before.</summary>
    public sealed record Accepted(OrderRow Order, bool IsNew) : Placement;

    /// <summary>Another order has this id.</summary>
    public sealed record OtherContent(string OrderId) : Placement;

    /// <summary>Another order was placed under this <c>Idempotency-Key</c>.</summary>
    public sealed record KeyReused(string Key) : Placement;
}

/// <summary>
/// Writes an order down once, however often and by how many at once it is asked: the row, the journal entry and the
/// message are one unit. Who loses a race runs again, and then finds the row.
/// </summary>
sealed class OrderPlacement(LocalUnits units, TimeProvider time)
{
    public const string SagaKind = "Order";

    public Task<Placement> Place(OrderRequest request, string? key, CancellationToken cancellation)
    {
        var orderId = request.OrderId ?? MadeId.Next(time.GetUtcNow());
        var fingerprint = OrderJson.Fingerprint(request);
        return units.Run("POST /orders", request, SagaId.Of(SagaKind, orderId), Work, cancellation);

        async Task<Placement> Work(UnitOfWork unit, IPublishEndpoint publish)
        {
            var remembered = key is null ? null : await unit.Find<IdempotencyKeyRow>(key);
            if (remembered is not null && (remembered.Fingerprint != fingerprint || (request.OrderId ?? remembered.OrderId) != remembered.OrderId))
                return new Placement.KeyReused(key!);
            var id = remembered?.OrderId ?? orderId;
            var existing = await unit.Find<OrderRow>(id);
            if (existing is not null && existing.Fingerprint != fingerprint)
                return new Placement.OtherContent(id);
            if (key is not null && remembered is null)
                unit.Insert(key, new IdempotencyKeyRow { Key = key, Fingerprint = fingerprint, OrderId = id, At = unit.Now });
            return existing is null ? await Accept(unit, publish, request, id, fingerprint) : new Placement.Accepted(existing, IsNew: false);
        }
    }

    static async Task<Placement> Accept(UnitOfWork unit, IPublishEndpoint publish, OrderRequest request, string orderId, string fingerprint)
    {
        var now = unit.Now.InMicroseconds();
        var order = new OrderRow
        {
            OrderId = orderId,
            SagaId = SagaId.Of(SagaKind, orderId),
            Fingerprint = fingerprint,
            RequestJson = OrderJson.Write(request),
            SubmittedAt = now,
            UpdatedAt = now,
        };
        unit.Insert(orderId, order);
        await publish.Publish(request.Submitted(order));
        return new Placement.Accepted(order, IsNew: true);
    }
}

static class OrderMessages
{
    internal static OrderSubmitted Submitted(this OrderRequest request, OrderRow order) => new(
        order.SagaId,
        order.OrderId,
        [.. request.OrderItems.Select(item => new OrderLine(item.ProductId, item.Quantity, item.UnitPrice))],
        new PaymentInfo(request.PaymentInfo.Method, request.PaymentInfo.Card, request.PaymentInfo.Account),
        request.TotalAmount,
        request.Currency!,
        new Address(request.ShippingAddress.Street, request.ShippingAddress.City, request.ShippingAddress.PostalCode, request.ShippingAddress.Country),
        request.CustomerEmail,
        request.AllowPartial == true,
        order.SubmittedAt);

    /// <summary>As exact as a database column, so that the first answer and later ones agree.</summary>
    internal static DateTimeOffset InMicroseconds(this DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMicrosecond, time.Offset);
}
