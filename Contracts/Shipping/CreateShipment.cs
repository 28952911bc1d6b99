using Contracts.Orders;

namespace Contracts.Shipping;

/// <summary>Book a parcel with the carrier. An address the carrier does not serve is refused as <c>rejected</c>.</summary>
public record CreateShipment(Guid SagaId, string OrderId, Address Address, IReadOnlyList<OrderLine> Lines);

/// <summary>The carrier took the booking.</summary>
public record ShipmentCreated(Guid SagaId, string TrackingNumber);
