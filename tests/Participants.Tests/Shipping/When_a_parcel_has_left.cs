using Contracts.Shipping;
using MassTransit;
using Shipping.Service;

namespace Participants.Tests.Shipping;

sealed class When_a_parcel_has_left : ShippingScenario
{
    readonly Shipment left = new()
    {
        SagaId = NewId.NextGuid(),
        OrderId = "left",
        Status = ShipmentStatus.Dispatched,
        TrackingNumber = "SHP-1",
        At = DateTimeOffset.UnixEpoch,
    };

    [SetUp]
    public void Dispatch() => Service.Store.Put(left.SagaId, left);

    [Test]
    public async Task Should_refuse_to_cancel_it()
    {
        var refused = await Service.Refused(Cancel(left.SagaId));

        Assert.That(refused.Code, Is.EqualTo("rejected"));
        Assert.That(refused.Reason, Does.Contain("SHP-1"));
        Assert.That(Recorded(left.SagaId).Status, Is.EqualTo(ShipmentStatus.Dispatched));
    }

    [Test]
    public async Task Should_still_answer_that_it_was_created() =>
        Assert.That((await Service.Ask<CreateShipment, ShipmentCreated>(Create(left.SagaId))).TrackingNumber, Is.EqualTo("SHP-1"));
}
