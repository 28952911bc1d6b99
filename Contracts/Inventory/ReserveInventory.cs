using Contracts.Orders;

namespace Contracts.Inventory;

/// <summary>Set stock aside for an order: all lines, or with <paramref name="AllowPartial"/> what there is.
/// Refused as <c>unknown_product</c> or <c>out_of_stock</c>.</summary>
public record ReserveInventory(Guid SagaId, string OrderId, IReadOnlyList<OrderLine> Lines, bool AllowPartial);

/// <summary>The reserved quantities; with partial reservation they may be less than requested.</summary>
public record InventoryReserved(Guid SagaId, IReadOnlyList<OrderLine> Lines);
