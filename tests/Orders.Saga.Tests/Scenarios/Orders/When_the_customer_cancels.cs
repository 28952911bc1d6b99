using Contracts.Payments;
using Contracts.Orders;
using Sagas.Messages;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_the_customer_cancels
{
    [Test]
    public async Task Should_undo_what_was_started_before_it_was_shipped()
    {
        await using var harness = await OrderHarness.Start(e => e.Reserves().Releases().Refunds());
        await harness.Submit();
        await harness.Until(order => order.CurrentState == nameof(ChargePayment), "charging");
        await harness.Bus.Bus.Publish(new CancelSaga(harness.SagaId, "Order", "ORDER-1", "changed my mind", "customer"));
        var order = await harness.Until(SagaStatus.Cancelled);
        Assert.That(order.Failure!.Code, Is.EqualTo("cancelled"));
        Assert.That(order.Shown().Skip(4).Select(step => step.Name), Is.EqualTo(new[] { "RefundPayment", "ReleaseInventory" }));
    }

    [Test]
    public async Task Should_never_start_when_the_cancellation_overtakes_the_order()
    {
        await using var harness = await OrderHarness.Start(e => e.Everything());
        await harness.Bus.Bus.Publish(new CancelSaga(harness.SagaId, "Order", "ORDER-1", "changed my mind", "customer"));
        await harness.Until(SagaStatus.Cancelled);
        await harness.Submit();
        await harness.UntilJournal(entries => entries.Any(e => e is { MessageType: nameof(OrderSubmitted), Ignored: not null }));
        Assert.That(harness.SentAs("ReserveInventory"), Is.Empty);
    }

    [Test]
    public async Task Should_be_told_why_not_once_it_was_shipped()
    {
        await using var harness = await OrderHarness.Start(e => e.Reserves().Charges().Ships());
        await harness.Submit();
        await harness.Until(order => order.CurrentState == nameof(SendConfirmation), "confirming");
        var client = harness.Bus.GetRequestClient<CancelSaga>();
        var answer = await client.GetResponse<OperationAccepted, OperationRefused>(new CancelSaga(harness.SagaId, "Order", "ORDER-1", "changed my mind", "customer"));
        Assert.That(answer.Is<OperationRefused>(out var refused) ? refused.Message.Reason : "accepted", Is.EqualTo("it was shipped."));
    }
}
