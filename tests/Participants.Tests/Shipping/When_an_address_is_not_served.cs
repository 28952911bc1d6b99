using Contracts.Shipping;
using MassTransit;
using Shipping.Service;

namespace Participants.Tests.Shipping;

sealed class When_an_address_is_not_served : ShippingScenario
{
    [Test]
    public async Task Should_refuse_and_say_why()
    {
        var refused = await Service.Refused(Create(NewId.NextGuid(), "1 Main St", "Nowhere"));

        Assert.That(refused.Code, Is.EqualTo("rejected"));
        Assert.That(refused.Reason, Does.Contain("Nowhere"));
        Assert.That(Service.Store.All<Shipment>(), Is.Empty);
    }

    [TestCase("", "Anytown", "address.street")]
    [TestCase("1 Main St", " ", "address.city")]
    [TestCase("1 Main\0St", "Anytown", "address.street")]
    public async Task Should_not_take_what_cannot_be_printed(string street, string city, string member) =>
        Assert.That(await Service.Quarantined(Create(NewId.NextGuid(), street, city)), Does.Contain(member));

    [TestCase(200, 200)]
    public async Task Should_take_all_that_the_edge_takes(int street, int city) =>
        await Service.Ask<CreateShipment, ShipmentCreated>(Create(NewId.NextGuid(), new string('x', street), new string('y', city)));
}
