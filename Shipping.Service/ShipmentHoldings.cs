using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Holdings;

namespace Shipping.Service;

/// <summary>The parcel of a saga, until it is cancelled.</summary>
sealed class ShipmentHoldings(IDbContextFactory<ShippingContext> contexts) : HoldingReader<ShippingContext, Shipment>(contexts)
{
    protected override Task<IReadOnlyList<Holding>> Told(
        ShippingContext context, IReadOnlyList<Shipment> rows, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Holding>>([.. rows.Select(Of)]);

    internal static Holding Of(Shipment row) => new(
        row.SagaId,
        row.OrderId,
        $"{row.Status}",
        row.At,
        row.Status == ShipmentStatus.Cancelled ? Held.Nothing : new Dictionary<string, decimal> { [Held.Parcel] = 1 });
}
