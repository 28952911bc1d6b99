using Contracts.Payments;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_a_reply_comes_after_the_deadline
{
    static readonly Dictionary<string, string?> ShortDeadline = new() { ["Steps:ChargePayment:AttemptTimeout"] = "00:00:00.050", ["Steps:ChargePayment:InitialInterval"] = "00:00:20" };

    [Test]
    public async Task Should_count_as_done_while_the_next_attempt_is_still_waiting()
    {
        var late = new TaskCompletionSource<Uri>();
        await using var harness = await OrderHarness.Start(e => e.Reserves().Ships().Confirms().On<ChargePayment>(c =>
        {
            late.TrySetResult(c.ResponseAddress!);
            return Task.CompletedTask;
        }), ShortDeadline);
        await harness.Submit();
        await harness.Until(SagaStatus.Retrying);
        await harness.Answer(await late.Task, new PaymentCharged(harness.SagaId, "ch_1", 1299.99m, 0));
        var order = await harness.Until(SagaStatus.Completed);
        Assert.That(order.Steps.Find(step => step.Name == nameof(ChargePayment))!.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Should_be_ignored_once_the_saga_has_given_up_and_compensated()
    {
        var late = new TaskCompletionSource<Uri>();
        await using var harness = await OrderHarness.Start(e => e.Reserves().Releases().Refunds().On<ChargePayment>(c =>
        {
            late.TrySetResult(c.ResponseAddress!);
            return Task.CompletedTask;
        }), new Dictionary<string, string?>(ShortDeadline) { ["Steps:ChargePayment:MaximumAttempts"] = "1" });
        await harness.Submit();
        var order = await harness.Until(SagaStatus.Compensated);
        Assert.That(order.Failure!.Code, Is.EqualTo("timeout"));
        Assert.That(order.Steps.Find(step => step.Name == nameof(RefundPayment))!.Status, Is.EqualTo(StepStatus.Completed), "the outcome was unknown, so the refund went out");
        await harness.Answer(await late.Task, new PaymentCharged(harness.SagaId, "ch_1", 1299.99m, 0));
        await harness.UntilJournal(entries => entries.Any(e => e.MessageType == nameof(PaymentCharged) && e.Ignored is not null));
        Assert.That((await harness.Until(SagaStatus.Compensated)).ChargeId, Is.Null);
    }
}
