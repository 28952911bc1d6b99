using Contracts.Shipping;
using MassTransit;
using Shipping.Service;

namespace Participants.Tests.Shipping;

sealed class When_a_cancellation_overtakes_its_shipment : ShippingScenario
{
    [Test]
    public async Task Should_refuse_the_late_shipment()
    {
        var saga = NewId.NextGuid();

        await Service.Ask<CancelShipment, ShipmentCancelled>(Cancel(saga));
        var refused = await Service.Refused(Create(saga));

        Assert.That(refused.Code, Is.EqualTo("cancelled"));
        Assert.That(
            Recorded(saga),
            Has.Property(nameof(Shipment.Status)).EqualTo(ShipmentStatus.Cancelled).And.Property(nameof(Shipment.TrackingNumber)).Null
        );
    }
}
