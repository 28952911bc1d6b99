using Contracts.Payments;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_a_participant_stays_away
{
    static readonly UnavailableException Offline = new("offline");

    [Test]
    public async Task Should_retry_then_compensate_what_may_have_happened_in_reverse()
    {
        await using var saga = await Start.Order(("Steps:ChargePayment:MaximumAttempts", "3"));
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>(attempt: 1).Throws(Offline);
        await saga.UntilNextTimer();
        await saga.Expects<ChargePayment>(attempt: 2).Throws(Offline);
        await saga.UntilNextTimer();
        await saga.Expects<ChargePayment>(attempt: 3).Throws(Offline);
        await saga.Refunds();
        await saga.Releases();
        var order = saga.EndsAs(SagaStatus.Compensated, "unavailable");
        Assert.Multiple(() =>
        {
            Assert.That(order.Step(nameof(ChargePayment)).Attempts, Is.EqualTo(3));
            Assert.That(
                order.Shown().Skip(4).Select(step => (step.Name, step.Status)),
                Is.EqualTo(new[] { ("RefundPayment", StepStatus.Completed), ("ReleaseInventory", StepStatus.Completed) })
            );
        });
    }

    [Test]
    public async Task Should_go_on_by_itself_when_it_is_back()
    {
        await using var saga = await Start.Order(("Steps:ChargePayment:InitialInterval", "00:00:20"));
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>().Throws(Offline);
        await saga.After(TimeSpan.FromSeconds(19));
        saga.ExpectsNothing();
        await saga.After(TimeSpan.FromSeconds(1));
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        Assert.That(saga.EndsAs(SagaStatus.Completed).Step(nameof(ChargePayment)).Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task Should_show_attempts_and_the_next_one_while_it_retries()
    {
        await using var saga = await Start.Order(("Steps:ChargePayment:InitialInterval", "00:00:20"));
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>().Throws(Offline);
        var step = saga.Is(SagaStatus.Retrying).Step(nameof(ChargePayment));
        Assert.Multiple(() =>
        {
            Assert.That(step.Status, Is.EqualTo(StepStatus.Retrying));
            Assert.That(step.DueAt, Is.EqualTo(saga.Now.AddSeconds(20)));
            Assert.That(step.Failure!.Type, Does.EndWith(nameof(UnavailableException)));
        });
    }
}
