using Contracts.Banking;
using Contracts.Shipping;
using Contracts.Transfers;
using Orders.Saga.Transfers;
using Sagas.Messages;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_an_order_is_paid_by_transfer
{
    static readonly Guid ChildId = SagaId.Of("Transfer", "ORDER-1.payment");

    [Test]
    public async Task Should_complete_when_the_transfer_saga_completes()
    {
        await using var harness = await OrderHarness.StartWithTransfers(e => e.Everything().Withdraws().Deposits());
        await harness.SubmitPaidByTransfer();
        var order = await harness.Until(SagaStatus.Completed);
        Assert.Multiple(() =>
        {
            Assert.That(order.Shown().Select(s => s.Name), Is.EqualTo(new[] { "ReserveInventory", "PayByTransfer", "CreateShipment", "SendConfirmation" }));
            Assert.That(order.Steps.Find(s => s.Name == "PayByTransfer")!.ChildId, Is.EqualTo(ChildId), "the parent links to its child");
            Assert.That(harness.Find<TransferState>(ChildId)!.ParentId, Is.EqualTo(harness.SagaId), "and the child to its parent");
            Assert.That(order.AmountCharged, Is.EqualTo(1299.99m));
        });
    }

    [Test]
    public async Task Should_release_the_stock_when_the_transfer_saga_fails()
    {
        await using var harness = await OrderHarness.StartWithTransfers(e => e.Everything().Refuses<Withdraw>("insufficient_funds"));
        await harness.SubmitPaidByTransfer();
        var order = await harness.Until(SagaStatus.Compensated);
        Assert.That((order.Failure!.Code, order.Steps[^1].Name), Is.EqualTo(("insufficient_funds", "ReleaseInventory")));
        Assert.That(harness.SentAs(nameof(TransferSubmitted)).Count(), Is.EqualTo(1), "nothing is paid back that was not paid");
    }

    [Test]
    public async Task Should_pay_back_by_another_transfer_when_a_later_step_fails()
    {
        await using var harness = await OrderHarness.StartWithTransfers(e => e.Reserves().Releases().Withdraws().Deposits().Refuses<CreateShipment>("rejected"));
        await harness.SubmitPaidByTransfer();
        await harness.Until(SagaStatus.Compensated);
        var back = harness.Find<TransferState>(SagaId.Of("Transfer", "ORDER-1.return"))!;
        Assert.That((back.Status, back.SourceAccount, back.TargetAccount, back.Amount), Is.EqualTo((SagaStatus.Completed, "43-812", "85-150", 1299.99m)));
    }

    [Test]
    public async Task Should_cancel_the_child_with_the_parent()
    {
        await using var harness = await OrderHarness.StartWithTransfers(e => e.Reserves().Releases().RefundsWithdrawals());
        await harness.SubmitPaidByTransfer();
        await harness.UntilJournal(entries => entries.Any(e => e is { MessageType: nameof(TransferSubmitted), ToState: nameof(Withdraw) }));
        await harness.Bus.Bus.Publish(new CancelSaga(harness.SagaId, "Order", "ORDER-1", "changed my mind", "customer"), CancellationToken.None);
        await harness.Until(SagaStatus.Cancelled);
        Assert.That(harness.Find<TransferState>(ChildId)!.Status, Is.EqualTo(SagaStatus.Cancelled));
    }
}
