using Contracts.Inventory;
using Contracts.Orders;
using MassTransit;

namespace Participants.Tests.Inventory;

sealed class When_a_part_will_do : InventoryScenario
{
    static ReserveInventory ReservePart(params (string, int)[] lines) => Reserve(NewId.NextGuid(), lines) with { AllowPartial = true };

    [Test]
    public async Task Should_set_aside_what_there_is()
    {
        InStock("MOUSE", 20);
        InStock("LAPTOP", 5);
        InStock("KEYBOARD", 0);

        var reserved = await Service.Ask<ReserveInventory, InventoryReserved>(
            ReservePart(("LAPTOP", 3), ("KEYBOARD", 1), ("UNICORN", 1), ("LAPTOP", 4), ("MOUSE", 1))
        );

        Assert.That(reserved.Lines, Is.EqualTo(new OrderLine[] { new("LAPTOP", 3, 10m), new("LAPTOP", 2, 10m), new("MOUSE", 1, 10m) }));
        Assert.That(StockOf("LAPTOP"), Is.EqualTo((0, 5)));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((19, 1)));
    }

    [Test]
    public async Task Should_give_back_no_more_than_was_set_aside()
    {
        InStock("LAPTOP", 5);
        var command = ReservePart(("LAPTOP", 8));

        await Service.Ask<ReserveInventory, InventoryReserved>(command);
        await Service.Ask<ReleaseInventory, InventoryReleased>(Release(command.SagaId));

        Assert.That(StockOf("LAPTOP"), Is.EqualTo((5, 0)));
    }

    [Test]
    public async Task Should_refuse_when_nothing_remains()
    {
        InStock("KEYBOARD", 0);

        Assert.That((await Service.Refused(ReservePart(("KEYBOARD", 1)))).Code, Is.EqualTo("out_of_stock"));
        Assert.That((await Service.Refused(ReservePart(("UNICORN", 1)))).Code, Is.EqualTo("unknown_product"));
    }
}
