using Contracts.Payments;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_a_reply_comes_after_the_deadline
{
    [Test]
    public async Task Should_count_as_done_while_the_next_attempt_is_still_waiting()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        var charge = saga.Expects<ChargePayment>().StaysSilent();
        await saga.UntilNextTimer();
        saga.Is(SagaStatus.Retrying);
        await charge.Replies(c => new PaymentCharged(c.SagaId, "ch_1", c.Amount, 0));
        await saga.Ships();
        await saga.Confirms();
        Assert.That(saga.EndsAs(SagaStatus.Completed).Step(nameof(ChargePayment)).Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Should_be_ignored_once_the_saga_has_given_up_and_compensated()
    {
        await using var saga = await Start.Order(("Steps:ChargePayment:MaximumAttempts", "1"));
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        var charge = saga.Expects<ChargePayment>().StaysSilent();
        await saga.UntilNextTimer();
        await saga.Refunds();
        await saga.Releases();
        var order = saga.EndsAs(SagaStatus.Compensated, "timeout");
        Assert.That(
            order.Step(nameof(RefundPayment)).Status,
            Is.EqualTo(StepStatus.Completed),
            "the outcome was unknown, so the refund went out"
        );
        await charge.Replies(c => new PaymentCharged(c.SagaId, "ch_1", c.Amount, 0));
        saga.Ignores(nameof(PaymentCharged));
        Assert.That(saga.EndsAs(SagaStatus.Compensated).ChargeId, Is.Null);
    }
}
