using Contracts.Shipping;
using MassTransit;
using Sagas;
using ServiceDefaults;
using Shipping.Service;

namespace Participants.Tests.Shipping;

sealed class When_the_carrier_is_away : ShippingScenario
{
    [Test]
    public async Task Should_fail_as_unavailable_and_create_it_when_the_carrier_is_back()
    {
        var command = Create(NewId.NextGuid());
        Service.Simulation.Change(new SimulationSettings(SimulationMode.Offline));

        var failure = await Service.Failed(command);
        Service.Simulation.Change(new SimulationSettings());
        await Service.Ask<CreateShipment, ShipmentCreated>(command);

        Assert.That(failure.ExceptionType, Is.EqualTo(typeof(UnavailableException).FullName));
        Assert.That(Recorded(command.SagaId).Status, Is.EqualTo(ShipmentStatus.Created));
    }
}
