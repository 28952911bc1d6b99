using Contracts.Rules;

namespace Contracts.Inventory;

/// <summary>
/// Compensates <see cref="ReserveInventory"/>. If it arrives first it leaves a tombstone, so that the late command is refused.
/// </summary>
public record ReleaseInventory(Guid SagaId, [OrderId] string OrderId);

/// <summary>Nothing is reserved for this order.</summary>
public record InventoryReleased(Guid SagaId);
