using System.ComponentModel.DataAnnotations;
using Contracts.Orders;
using Contracts.Rules;

namespace Contracts.Inventory;

/// <summary>Set stock aside for an order: all lines, or with <paramref name="AllowPartial"/> what there is.
/// Refused as <c>unknown_product</c> or <c>out_of_stock</c>.</summary>
public record ReserveInventory(
    Guid SagaId,
    [OrderId] string OrderId,
    [Length(1, OrderLimits.MostLines)] IReadOnlyList<OrderLine> Lines,
    bool AllowPartial
);

/// <summary>The reserved quantities; with partial reservation they may be less than requested.</summary>
public record InventoryReserved(Guid SagaId, [Length(1, OrderLimits.MostLines)] IReadOnlyList<OrderLine> Lines);
