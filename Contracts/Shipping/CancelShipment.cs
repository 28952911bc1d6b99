using Contracts.Rules;

namespace Contracts.Shipping;

/// <summary>Undoes <see cref="CreateShipment"/>; refused as <c>rejected</c> once the parcel was dispatched.
/// When it comes first it leaves a tombstone, so that the late command is refused.</summary>
public record CancelShipment(Guid SagaId, [OrderId] string OrderId);

/// <summary>No parcel will leave for this order.</summary>
public record ShipmentCancelled(Guid SagaId);
