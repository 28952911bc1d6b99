using Contracts.Orders;
using Microsoft.EntityFrameworkCore;

namespace Shipping.Service;

/// <summary>What <c>GET /shipments/{orderId}</c> shows; times in UTC.</summary>
/// <param name="TrackingNumber">Null, like the address, when the shipment was cancelled before its creation.</param>
sealed record ShipmentView(string OrderId, ShipmentStatus Status, string? TrackingNumber, Address? Address, DateTimeOffset CreatedAt)
{
    internal static ShipmentView Of(Shipment row) =>
        new(
            row.OrderId,
            row.Status,
            row.TrackingNumber,
            row is { Street: { } street, City: { } city } ? new Address(street, city, row.PostalCode, row.Country) : null,
            row.At
        );
}

sealed class ShipmentReader(IDbContextFactory<ShippingContext> contexts)
{
    internal async Task<Shipment?> Find(string orderId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Shipment>().AsNoTracking().FirstOrDefaultAsync(row => row.OrderId == orderId, cancellation);
    }
}
