using MassTransit;
using Shipping.Service;

namespace Participants.Tests.Shipping;

sealed class When_an_address_is_not_served : ShippingScenario
{
    [TestCase("", "Anytown", "street")]
    [TestCase("1 Main St", " ", "city")]
    [TestCase("1 Main St", "Nowhere", "Nowhere")]
    [TestCase("1 Main\0St", "Anytown", "street")]
    public async Task Should_refuse_and_say_why(string street, string city, string named)
    {
        var refused = await Service.Refused(Create(NewId.NextGuid(), street, city));

        Assert.That(refused.Code, Is.EqualTo("rejected"));
        Assert.That(refused.Reason, Does.Contain(named));
        Assert.That(Service.Store.All<Shipment>(), Is.Empty);
    }

    [Test]
    public async Task Should_refuse_what_does_not_fit_on_a_label() =>
        Assert.That((await Service.Refused(Create(NewId.NextGuid(), street: new string('x', 201)))).Reason, Does.Contain("201"));
}
