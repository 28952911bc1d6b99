using Contracts.Shipping;
using Sagas;

namespace Shipping.Service;

public enum ShipmentStatus
{
    Created,

    /// <summary>No parcel will be sent; without a tracking number it is a tombstone, cancelled before its creation.</summary>
    Cancelled,

    /// <summary>The parcel has left and cannot be recalled.</summary>
    Dispatched,
}

/// <summary>The parcel of one saga; at most one per saga, however often its command arrives.</summary>
public sealed class Shipment : IEffectRow
{
    public required Guid SagaId { get; init; }
    public required string OrderId { get; init; }
    public ShipmentStatus Status { get; set; }
    public string? TrackingNumber { get; init; }
    public string? Street { get; init; }
    public string? City { get; init; }
    public string? PostalCode { get; init; }
    public string? Country { get; init; }

    /// <summary>When it was created, or cancelled in advance.</summary>
    public DateTimeOffset At { get; init; }
    public int Version { get; set; }

    bool IEffectRow.IsUndone => Status is ShipmentStatus.Cancelled;

    internal static Shipment Of(CreateShipment command, string trackingNumber, DateTimeOffset now) => new()
    {
        SagaId = command.SagaId,
        OrderId = command.OrderId,
        TrackingNumber = trackingNumber,
        Street = command.Address.Street,
        City = command.Address.City,
        PostalCode = command.Address.PostalCode,
        Country = command.Address.Country,
        At = now,
    };
}
