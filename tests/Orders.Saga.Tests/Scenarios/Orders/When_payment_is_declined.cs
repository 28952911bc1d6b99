using Contracts.Payments;
using Contracts.Inventory;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_payment_is_declined
{
    [Test]
    public async Task Should_release_the_stock_and_nothing_else()
    {
        await using var harness = await OrderHarness.Start(e => e.Reserves().Releases().Refuses<ChargePayment>("payment_declined"));
        await harness.Submit();
        var order = await harness.Until(SagaStatus.Compensated);
        Assert.Multiple(() =>
        {
            Assert.That(order.Failure, Is.EqualTo(new SagaFailure("ChargePayment", "payment_declined", "refused in a test")));
            Assert.That(order.Steps.Find(step => step.Name == nameof(ReserveInventory))!.Status, Is.EqualTo(StepStatus.Compensated));
            Assert.That(order.Steps.Select(step => step.Name), Has.No.Member(nameof(RefundPayment)));
        });
    }

    [Test]
    public async Task Should_tell_the_whole_story_in_the_journal()
    {
        await using var harness = await OrderHarness.Start(e => e.Reserves().Releases().Refuses<ChargePayment>("payment_declined"));
        await harness.Submit();
        await harness.Until(SagaStatus.Compensated);
        Approved.Check("declined-order-journal", harness.Journal());
    }
}
