using Contracts.Inventory;
using Inventory.Service;
using MassTransit;

namespace Participants.Tests.Inventory;

sealed class When_a_compensation_overtakes_its_command : InventoryScenario
{
    [Test]
    public async Task Should_refuse_the_late_command()
    {
        InStock("MOUSE", 20);
        var saga = NewId.NextGuid();

        await Service.Ask<ReleaseInventory, InventoryReleased>(Release(saga));
        var refused = await Service.Refused(Reserve(saga, ("MOUSE", 3)));

        Assert.That(refused.Code, Is.EqualTo("cancelled"));
        Assert.That(refused.Step, Is.EqualTo(nameof(ReserveInventory)));
        Assert.That(StatusOf(saga), Is.EqualTo(ReservationStatus.Cancelled));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((20, 0)));
    }

    [Test]
    public async Task Should_answer_the_compensation_again()
    {
        var saga = NewId.NextGuid();

        await Service.Ask<ReleaseInventory, InventoryReleased>(Release(saga));
        await Service.Ask<ReleaseInventory, InventoryReleased>(Release(saga));

        Assert.That(StatusOf(saga), Is.EqualTo(ReservationStatus.Cancelled));
    }
}
