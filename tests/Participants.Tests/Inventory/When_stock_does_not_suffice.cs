using Contracts.Inventory;
using Inventory.Service;
using MassTransit;

namespace Participants.Tests.Inventory;

sealed class When_stock_does_not_suffice : InventoryScenario
{
    [Test]
    public async Task Should_refuse_all_lines_and_name_what_is_short()
    {
        InStock("MOUSE", 20);
        InStock("LAPTOP", 5);
        var saga = NewId.NextGuid();

        var refused = await Service.Refused(Reserve(saga, ("MOUSE", 1), ("LAPTOP", 6)));

        Assert.That(refused.Code, Is.EqualTo("out_of_stock"));
        Assert.That(refused.Reason, Does.Contain("LAPTOP").And.Contain("6").And.Contain("5"));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((20, 0)));
        Assert.That(StatusOf(saga), Is.EqualTo(ReservationStatus.Refused));
    }

    [Test]
    public async Task Should_add_up_lines_of_the_same_product()
    {
        InStock("LAPTOP", 5);

        var refused = await Service.Refused(Reserve(NewId.NextGuid(), ("LAPTOP", 3), ("LAPTOP", 3)));
        await Service.Ask<ReserveInventory, InventoryReserved>(Reserve(NewId.NextGuid(), ("LAPTOP", 3), ("LAPTOP", 2)));

        Assert.That(refused.Code, Is.EqualTo("out_of_stock"));
        Assert.That(StockOf("LAPTOP"), Is.EqualTo((0, 5)));
    }

    [Test]
    public async Task Should_refuse_a_product_that_nobody_knows()
    {
        var refused = await Service.Refused(Reserve(NewId.NextGuid(), ("UNICORN", 1)));

        Assert.That(refused.Code, Is.EqualTo("unknown_product"));
        Assert.That(refused.Reason, Does.Contain("UNICORN"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public async Task Should_not_take_a_quantity_that_is_none(int quantity)
    {
        InStock("MOUSE", 20);

        var sentence = await Service.Quarantined(Reserve(NewId.NextGuid(), ("MOUSE", 2), ("MOUSE", quantity)));

        Assert.That(sentence, Does.Contain($"lines[1].quantity is {quantity}"));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((20, 0)));
    }
}
