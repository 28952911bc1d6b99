using Contracts.Shipping;
using MassTransit;
using Sagas;

namespace Shipping.Service;

sealed class CreateShipmentConsumer(ICarrier carrier) : IConsumer<CreateShipment>, IEffect<CreateShipment, ShipmentCreated, Shipment>
{
    public Task Consume(ConsumeContext<CreateShipment> context) => context.Once(this);

    public async Task<Outcome<Shipment>> Do(CreateShipment command, DateTimeOffset now, CancellationToken cancellation)
    {
        var result = await carrier.Book(command.SagaId, command.Address, cancellation);
        return result is BookingResult.Booked booked
            ? Shipment.Of(command, booked.TrackingNumber, now)
            : new Refusal("rejected", ((BookingResult.Rejected)result).Reason);
    }

    public ShipmentCreated Answer(Shipment shipment) => new(shipment.SagaId, shipment.TrackingNumber!);

    public Task Undo(Guid sagaId, CancellationToken cancellation) => carrier.Cancel(sagaId, cancellation);

    public string Undoing(Shipment shipment) => $"The cancellation of the parcel of order {shipment.OrderId}";

    public string Undone(Shipment shipment) => $"The parcel of order {shipment.OrderId} was cancelled before this command came.";
}
