using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Holdings;

namespace Inventory.Service;

/// <summary>What is reserved for a saga.</summary>
sealed class ReservationHoldings(IDbContextFactory<InventoryContext> contexts)
    : RowHoldings<InventoryContext, Reservation>(contexts, Of)
{
    internal static Holding Of(Reservation row) =>
        new(row.SagaId, row.OrderId, $"{row.Status}", row.At, row.Status == ReservationStatus.Reserved ? Pieces(row) : Held.Nothing);

    static Dictionary<string, decimal> Pieces(Reservation row) =>
        row.Lines.PerProduct().ToDictionary(product => Held.Pieces(product.ProductId), product => (decimal)product.Quantity);
}
