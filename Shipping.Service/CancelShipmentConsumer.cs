using Contracts.Shipping;
using MassTransit;
using Sagas.Journal;
using Sagas;

namespace Shipping.Service;

sealed class CancelShipmentConsumer(ICarrier carrier) : IConsumer<CancelShipment>
{
    public async Task Consume(ConsumeContext<CancelShipment> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        var shipment = await unit.Find<Shipment>(command.SagaId);
        if (shipment is { Status: ShipmentStatus.Dispatched })
        {
            await context.Refuse(command.SagaId, "rejected", $"The parcel {shipment.TrackingNumber} of order {command.OrderId} has left already.");
            return;
        }
        if (shipment is null or { Status: ShipmentStatus.Created })
        {
            // Without a recorded shipment, too: a booking whose answer was lost may have reached the carrier all the same.
            await carrier.Cancel(command.SagaId, context.CancellationToken);
            Record(unit, command, shipment);
        }
        await context.RespondAsync(new ShipmentCancelled(command.SagaId));
    }

    static void Record(UnitOfWork unit, CancelShipment command, Shipment? shipment)
    {
        if (shipment is null)
        {
            unit.Insert(command.SagaId, new Shipment { SagaId = command.SagaId, OrderId = command.OrderId, Status = ShipmentStatus.Cancelled, At = unit.Now });
            return;
        }
        shipment.Status = ShipmentStatus.Cancelled;
        unit.Update(command.SagaId, shipment);
    }
}
