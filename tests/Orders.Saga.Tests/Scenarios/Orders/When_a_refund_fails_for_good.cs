using Contracts.Inventory;
using Contracts.Payments;
using Contracts.Shipping;
using Orders.Saga.Orders;
using Sagas.Messages;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_a_refund_fails_for_good
{
    static async Task<SagaTest<OrderState>> NeedingIntervention()
    {
        var saga = await Start.Order(("Steps:RefundPayment:MaximumAttempts", "3"));
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Expects<CreateShipment>().Refuses("rejected");
        await saga.Expects<RefundPayment>(attempt: 1).Throws(new InvalidOperationException("defect"));
        await saga.UntilNextTimer();
        await saga.Expects<RefundPayment>(attempt: 2).Throws(new InvalidOperationException("defect"));
        await saga.UntilNextTimer();
        await saga.Expects<RefundPayment>(attempt: 3).Throws(new InvalidOperationException("defect"));
        await saga.Releases();
        saga.ExpectsNothing();
        saga.Is(SagaStatus.NeedsIntervention);
        return saga;
    }

    [Test]
    public async Task Should_release_the_stock_and_park_the_order_for_a_human()
    {
        await using var saga = await NeedingIntervention();
        await saga.After(TimeSpan.FromDays(1));
        var order = saga.Is(SagaStatus.NeedsIntervention);
        Assert.Multiple(() =>
        {
            Assert.That(order.Step(nameof(ChargePayment)).Status, Is.EqualTo(StepStatus.CompensationFailed));
            Assert.That(order.Step(nameof(ReserveInventory)).Status, Is.EqualTo(StepStatus.Compensated), "the stock does not wait for it");
            Assert.That(
                saga.Journal.Where(e => e.FailureMessage == "defect").ToList(),
                Has.Count.EqualTo(3),
                "each attempt is in the history, with its failure"
            );
            Assert.That(saga.Journal.First(e => e.FailureMessage == "defect").FailureStack, Does.Contain("at "));
        });
    }

    [Test]
    public async Task Should_be_compensated_when_an_operator_retries_after_the_repair()
    {
        await using var saga = await NeedingIntervention();
        await saga.Retry("gateway repaired", by: "ann");
        await saga.Refunds();
        var order = saga.EndsAs(SagaStatus.Compensated);
        Assert.That(order.Step(nameof(RefundPayment)).AttemptsBefore, Is.EqualTo(3), "the attempts before stay visible");
        Assert.That(saga.Journal.Any(e => e is { MessageType: nameof(RetrySaga), Actor: "ann", Reason: "gateway repaired" }));
    }

    [Test]
    public async Task Should_be_compensated_when_an_operator_resolves_it_by_hand()
    {
        await using var saga = await NeedingIntervention();
        await saga.Resolve("paid back in cash", by: "ann");
        var order = saga.EndsAs(SagaStatus.Compensated);
        Assert.That(order.CustomStatus, Is.EqualTo("RefundPayment resolved by ann: paid back in cash"));
        Assert.That(order.Steps.Last().Name, Is.EqualTo("ReleaseInventory"));
    }
}
