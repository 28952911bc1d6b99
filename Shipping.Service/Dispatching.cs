using Sagas.Journal;

namespace Shipping.Service;

/// <summary>Dispatches a parcel; after that it can no longer be cancelled.</summary>
sealed class Dispatching(TransactionalSession units)
{
    /// <summary>Returns the shipment: dispatched now or before, or cancelled, which cannot be reversed.</summary>
    internal Task<Shipment> Dispatch(Shipment shipment, CancellationToken cancellation) =>
        units.Run("POST /shipments/dispatch", new DispatchShipment(shipment.OrderId), shipment.SagaId, async (unit, _) =>
        {
            var current = (await unit.Find<Shipment>(shipment.SagaId))!;
            if (current.Status == ShipmentStatus.Created)
            {
                current.Status = ShipmentStatus.Dispatched;
                unit.Update(current.SagaId, current);
            }
            return current;
        }, cancellation);

    sealed record DispatchShipment(string OrderId);
}
