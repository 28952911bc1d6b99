using Contracts.Payments;
using Contracts.Shipping;
using Sagas.Messages;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class When_a_refund_fails_for_good
{
    bool mended;

    Task<OrderHarness> Start() => OrderHarness.Start(e => e.Reserves().Releases().Charges().Refuses<CreateShipment>("rejected")
        .On<RefundPayment>(c => mended ? c.RespondAsync(new PaymentRefunded(c.Message.SagaId, 1299.99m)) : throw new InvalidOperationException("defect")));

    [Test]
    public async Task Should_park_the_order_for_a_human()
    {
        await using var harness = await Start();
        await harness.Submit();
        var order = await harness.Until(SagaStatus.NeedsIntervention);
        Assert.Multiple(() =>
        {
            Assert.That(order.Steps.Find(step => step.Name == nameof(ChargePayment))!.Status, Is.EqualTo(StepStatus.CompensationFailed));
            Assert.That(harness.Store.Entries.Where(e => e.FailureMessage == "defect").ToList(), Has.Count.EqualTo(3), "each attempt is in the history, with its failure");
            Assert.That(harness.Store.Entries.First(e => e.FailureMessage == "defect").FailureStack, Does.Contain("at "));
        });
    }

    [Test]
    public async Task Should_compensate_the_rest_when_an_operator_retries_after_the_repair()
    {
        await using var harness = await Start();
        await harness.Submit();
        await harness.Until(SagaStatus.NeedsIntervention);
        mended = true;
        await harness.Bus.Bus.Publish(new RetrySaga(harness.SagaId, "gateway repaired", "ann"));
        var order = await harness.Until(SagaStatus.Compensated);
        Assert.That(order.Steps.Find(step => step.Name == nameof(RefundPayment))!.AttemptsBefore, Is.EqualTo(3), "the attempts before stay visible");
        Assert.That(harness.Store.Entries.Any(e => e is { MessageType: nameof(RetrySaga), Actor: "ann", Reason: "gateway repaired" }));
    }

    [Test]
    public async Task Should_compensate_the_rest_when_an_operator_resolves_it_by_hand()
    {
        await using var harness = await Start();
        await harness.Submit();
        await harness.Until(SagaStatus.NeedsIntervention);
        await harness.Bus.Bus.Publish(new ResolveSaga(harness.SagaId, "paid back in cash", "ann"));
        var order = await harness.Until(SagaStatus.Compensated);
        Assert.That(order.CustomStatus, Is.EqualTo("RefundPayment resolved by ann: paid back in cash"));
        Assert.That(order.Steps.Last().Name, Is.EqualTo("ReleaseInventory"));
    }
}
