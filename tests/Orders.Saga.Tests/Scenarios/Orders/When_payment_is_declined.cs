using Contracts.Inventory;
using Contracts.Payments;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_payment_is_declined
{
    [Test]
    public async Task Should_release_the_stock_and_nothing_else()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Expects<ReserveInventory>(c => c.Lines.Count == 1).Replies(c => new InventoryReserved(c.SagaId, c.Lines));
        await saga.Expects<ChargePayment>(c => c.Amount == 1299.99m).Refuses("payment_declined", "Card ends in 0000");
        await saga.Expects<ReleaseInventory>().Replies(c => new InventoryReleased(c.SagaId));
        var order = saga.EndsAs(SagaStatus.Compensated);
        Assert.Multiple(() =>
        {
            Assert.That(order.Failure, Is.EqualTo(new SagaFailure("ChargePayment", "payment_declined", "Card ends in 0000")));
            Assert.That(order.Step(nameof(ReserveInventory)).Status, Is.EqualTo(StepStatus.Compensated));
            Assert.That(order.Steps.Select(step => step.Name), Has.No.Member(nameof(RefundPayment)));
        });
        Approved.Check("declined-order-journal", saga.JournalText());
    }
}
