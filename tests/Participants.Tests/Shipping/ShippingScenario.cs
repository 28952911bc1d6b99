using Contracts.Orders;
using Contracts.Shipping;
using Microsoft.Extensions.DependencyInjection;
using Shipping.Service;

namespace Participants.Tests.Shipping;

/// <summary>The shipping with its simulated carrier, and the commands that a saga sends to it.</summary>
abstract class ShippingScenario
{
    protected Participant Service { get; private set; } = null!;

    [SetUp]
    public async Task Start() =>
        Service = await Participant.Start(bus => bus.AddShipping(), services => services.AddSingleton<ICarrier, SimulatedCarrier>());

    [TearDown]
    public async Task Stop() => await Service.DisposeAsync();

    protected static CreateShipment Create(Guid saga, string street = "123 Main St", string city = "Anytown") =>
        new(saga, $"order-{saga:N}", new Address(street, city), [new OrderLine("MOUSE", 1, UnitPrice: null)]);

    protected static CancelShipment Cancel(Guid saga) => new(saga, $"order-{saga:N}");

    protected Shipment Recorded(Guid saga) => Service.Store.All<Shipment>().Single(shipment => shipment.SagaId == saga);
}
