using Contracts.Shipping;
using MassTransit;
using Shipping.Service;

namespace Participants.Tests.Shipping;

sealed class When_a_shipment_is_created : ShippingScenario
{
    readonly Guid saga = NewId.NextGuid();

    [Test]
    public async Task Should_answer_again_with_the_same_tracking_number()
    {
        var first = await Service.Ask<CreateShipment, ShipmentCreated>(Create(saga));
        var second = await Service.Ask<CreateShipment, ShipmentCreated>(Create(saga));

        Assert.That(second, Is.EqualTo(first));
        Assert.That(first.TrackingNumber, Does.Match("^SHP(-[0-9A-F]{4}){4}$"));
        Assert.That(Recorded(saga).Status, Is.EqualTo(ShipmentStatus.Created));
    }

    [Test]
    public async Task Should_be_cancelled_once_and_not_created_again()
    {
        await Service.Ask<CreateShipment, ShipmentCreated>(Create(saga));

        await Service.Ask<CancelShipment, ShipmentCancelled>(Cancel(saga));
        await Service.Ask<CancelShipment, ShipmentCancelled>(Cancel(saga));

        Assert.That((await Service.Refused(Create(saga))).Code, Is.EqualTo("cancelled"));
        Assert.That(
            Recorded(saga),
            Has.Property(nameof(Shipment.Status)).EqualTo(ShipmentStatus.Cancelled).And.Property(nameof(Shipment.Version)).EqualTo(1)
        );
    }
}
