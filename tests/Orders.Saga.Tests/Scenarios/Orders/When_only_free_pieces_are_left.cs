using Contracts.Inventory;
using Contracts.Orders;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

/// <summary>A part of an order may cost nothing; no bank transfers nothing.</summary>
public sealed class When_only_free_pieces_are_left
{
    [Test]
    public async Task Should_ship_them_and_move_no_money()
    {
        OrderLine laptop = new("LAPTOP-001", 1, 1299.99m), sticker = new("STICKER-001", 1, 0m);
        await using var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrderPaidByTransfer with { AllowPartial = true, Lines = [laptop, sticker] });
        await saga.Expects<ReserveInventory>().Replies(command => new InventoryReserved(command.SagaId, [sticker]));
        await saga.Ships();
        await saga.Confirms();
        Assert.That(saga.EndsAs(SagaStatus.Completed).AmountCharged, Is.Zero);
    }
}
