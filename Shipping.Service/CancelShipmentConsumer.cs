using Contracts.Shipping;
using MassTransit;
using Sagas;

namespace Shipping.Service;

sealed class CancelShipmentConsumer(ICarrier carrier)
    : IConsumer<CancelShipment>,
        ICompensation<CancelShipment, ShipmentCancelled, Shipment>
{
    public Task Consume(ConsumeContext<CancelShipment> context) => context.Compensate(this);

    public Refusal? TooLate(CancelShipment command, Shipment shipment) => shipment.Status == ShipmentStatus.Dispatched
        ? new Refusal("rejected", $"The parcel {shipment.TrackingNumber} of order {command.OrderId} has left already.")
        : null;

    public Task Undo(Guid sagaId, CancellationToken cancellation) => carrier.Cancel(sagaId, cancellation);

    public void Mark(Shipment shipment, DateTimeOffset now) => shipment.Status = ShipmentStatus.Cancelled;

    public Shipment Tombstone(CancelShipment command, DateTimeOffset now) =>
        new() { SagaId = command.SagaId, OrderId = command.OrderId, Status = ShipmentStatus.Cancelled, At = now };

    public ShipmentCancelled Answer(Shipment shipment) => new(shipment.SagaId);
}
