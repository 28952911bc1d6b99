using Contracts.Inventory;
using MassTransit;

namespace Participants.Tests.Inventory;

sealed class When_a_command_is_delivered_twice : InventoryScenario
{
    [Test]
    public async Task Should_answer_another_attempt_the_same_and_reserve_once()
    {
        InStock("MOUSE", 20);
        var command = Reserve(NewId.NextGuid(), ("MOUSE", 3));

        var first = await Service.Ask<ReserveInventory, InventoryReserved>(command);
        var second = await Service.Ask<ReserveInventory, InventoryReserved>(command);

        Assert.That(second.Lines, Is.EqualTo(first.Lines));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((17, 3)));
    }

    [Test]
    public async Task Should_reserve_once_when_both_are_handled_at_the_same_time()
    {
        InStock("MOUSE", 20);
        var command = Reserve(NewId.NextGuid(), ("MOUSE", 3));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Service.Ask<ReserveInventory, InventoryReserved>(command)));

        Assert.That(answers, Has.All.Matches<InventoryReserved>(answer => answer.Lines.Single().Quantity == 3));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((17, 3)));
    }
}
