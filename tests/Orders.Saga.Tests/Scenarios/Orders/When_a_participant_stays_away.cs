using Contracts.Payments;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_a_participant_stays_away
{
    [Test]
    public async Task Should_retry_then_compensate_what_may_have_happened_in_reverse()
    {
        await using var harness = await OrderHarness.Start(e => e.Reserves().Releases().Refunds().On<ChargePayment>(_ => throw new UnavailableException("offline")));
        await harness.Submit();
        var order = await harness.Until(SagaStatus.Compensated);
        Assert.Multiple(() =>
        {
            Assert.That(order.Failure!.Code, Is.EqualTo("unavailable"));
            Assert.That(order.Steps.Find(step => step.Name == nameof(ChargePayment))!.Attempts, Is.EqualTo(3));
            Assert.That(order.Shown().Skip(4).Select(step => (step.Name, step.Status)), Is.EqualTo(new[] { ("RefundPayment", StepStatus.Completed), ("ReleaseInventory", StepStatus.Completed) }));
        });
    }

    [Test]
    public async Task Should_go_on_by_itself_when_it_is_back()
    {
        var calls = 0;
        await using var harness = await OrderHarness.Start(e => e.Reserves().Ships().Confirms()
            .On<ChargePayment>(c => Interlocked.Increment(ref calls) == 1
                ? throw new UnavailableException("offline")
                : c.RespondAsync(new PaymentCharged(c.Message.SagaId, "ch_1", c.Message.Amount, 0))));
        await harness.Submit();
        var order = await harness.Until(SagaStatus.Completed);
        Assert.That(order.Steps.Find(step => step.Name == nameof(ChargePayment))!.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task Should_show_attempts_and_the_next_one_while_it_retries()
    {
        await using var harness = await OrderHarness.Start(e => e.Reserves().On<ChargePayment>(_ => throw new UnavailableException("offline")),
            new() { ["Steps:ChargePayment:InitialInterval"] = "00:00:20" });
        await harness.Submit();
        var order = await harness.Until(SagaStatus.Retrying);
        var step = order.Steps.Find(s => s.Name == nameof(ChargePayment))!;
        Assert.Multiple(() =>
        {
            Assert.That(step.Status, Is.EqualTo(StepStatus.Retrying));
            Assert.That(step.DueAt, Is.Not.Null);
            Assert.That(step.Failure!.Type, Does.EndWith(nameof(UnavailableException)));
        });
    }
}
