using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Holdings;

namespace Shipping.Service;

/// <summary>The parcel of a saga, until it is cancelled.</summary>
sealed class ShipmentHoldings(IDbContextFactory<ShippingContext> contexts) : RowHoldings<ShippingContext, Shipment>(contexts, Of)
{
    internal static Holding Of(Shipment row) => new(
        row.SagaId,
        row.OrderId,
        $"{row.Status}",
        row.At,
        row.Status == ShipmentStatus.Cancelled ? Held.Nothing : new Dictionary<string, decimal> { [Held.Parcel] = 1 });
}
