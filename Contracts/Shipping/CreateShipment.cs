using System.ComponentModel.DataAnnotations;
using Contracts.Orders;
using Contracts.Rules;

namespace Contracts.Shipping;

/// <summary>Book a parcel with the carrier. An address the carrier does not serve is refused as <c>rejected</c>.</summary>
public record CreateShipment(
    Guid SagaId,
    [OrderId] string OrderId,
    Address Address,
    [Length(1, OrderLimits.MostLines)] IReadOnlyList<OrderLine> Lines
);

/// <summary>The carrier took the booking.</summary>
public record ShipmentCreated(Guid SagaId, [Text(100)] string TrackingNumber);
