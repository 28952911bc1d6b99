using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_only_a_part_is_available
{
    static readonly OrderSubmitted Partial = Given.AnOrder with
    {
        Lines = [new("LAPTOP-001", 2, 500m), new("STICKER-001", 3, 0m)],
        TotalAmount = 1000m,
        AllowPartial = true,
    };

    [Test]
    public async Task Should_say_what_is_missing_in_its_status_and_in_the_mail()
    {
        await using var saga = await Start.Order();
        await saga.Given(Partial);
        await saga.Expects<ReserveInventory>()
            .Replies(c => new InventoryReserved(c.SagaId, [new("LAPTOP-001", 1, 500m), new("STICKER-001", 3, 0m)]));
        await saga.Expects<ChargePayment>(c => c.Amount == 500m).Replies(c => new PaymentCharged(c.SagaId, "ch_1", c.Amount, 0));
        await saga.Ships();
        await saga.Expects<SendConfirmation>(c => c.Missing!.SequenceEqual([new MissingProduct("LAPTOP-001", 1)]))
            .Replies(c => new ConfirmationSent(c.SagaId, "<1@shop>"));
        Assert.That(saga.EndsAs(SagaStatus.Completed).CustomStatus, Is.EqualTo("Only a part was available; missing: 1 x LAPTOP-001"));
    }

    [Test]
    public async Task Should_charge_nothing_when_only_what_is_free_is_available()
    {
        await using var saga = await Start.Order();
        await saga.Given(Partial);
        await saga.Expects<ReserveInventory>().Replies(c => new InventoryReserved(c.SagaId, [new("STICKER-001", 3, 0m)]));
        await saga.Expects<CreateShipment>().Replies(c => new ShipmentCreated(c.SagaId, "T-1"));
        await saga.Expects<SendConfirmation>(c => c.AmountCharged == 0).Replies(c => new ConfirmationSent(c.SagaId, "<1@shop>"));
        var order = saga.EndsAs(SagaStatus.Completed);
        Assert.That(order.Shown().Select(step => step.Name), Has.No.Member(nameof(ChargePayment)));
    }

    [Test]
    public async Task Should_transfer_nothing_either()
    {
        await using var saga = await Start.Order();
        await saga.Given(Partial with { Payment = Given.AnOrderPaidByTransfer.Payment });
        await saga.Expects<ReserveInventory>().Replies(c => new InventoryReserved(c.SagaId, [new("STICKER-001", 3, 0m)]));
        saga.Expects<CreateShipment>();
    }
}
