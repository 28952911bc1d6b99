namespace Contracts.Inventory;

/// <summary>
/// Undoes <see cref="ReserveInventory"/>. When it comes first it leaves a tombstone, so that the late command is refused.
/// </summary>
public record ReleaseInventory(Guid SagaId, string OrderId);

/// <summary>Nothing is set aside for this order any more.</summary>
public record InventoryReleased(Guid SagaId);
