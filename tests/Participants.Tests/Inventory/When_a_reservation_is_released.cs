using Contracts.Inventory;
using Inventory.Service;
using MassTransit;

namespace Participants.Tests.Inventory;

sealed class When_a_reservation_is_released : InventoryScenario
{
    readonly Guid saga = NewId.NextGuid();

    [SetUp]
    public async Task Reserve_and_release_twice()
    {
        InStock("MOUSE", 20);
        InStock("LAPTOP", 5);
        await Service.Ask<ReserveInventory, InventoryReserved>(Reserve(saga, ("MOUSE", 3), ("LAPTOP", 1), ("MOUSE", 1)));
        await Service.Ask<ReleaseInventory, InventoryReleased>(Release(saga));
        await Service.Ask<ReleaseInventory, InventoryReleased>(Release(saga));
    }

    [Test]
    public void Should_give_the_stock_back_once()
    {
        Assert.That(StockOf("MOUSE"), Is.EqualTo((20, 0)));
        Assert.That(StockOf("LAPTOP"), Is.EqualTo((5, 0)));
        Assert.That(StatusOf(saga), Is.EqualTo(ReservationStatus.Released));
    }

    [Test]
    public async Task Should_not_reserve_again()
    {
        var refused = await Service.Refused(Reserve(saga, ("MOUSE", 3)));

        Assert.That(refused.Code, Is.EqualTo("cancelled"));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((20, 0)));
    }
}
