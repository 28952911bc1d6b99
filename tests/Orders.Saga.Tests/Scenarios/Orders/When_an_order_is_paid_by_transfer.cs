using Contracts.Banking;
using Contracts.Shipping;
using Contracts.Transfers;
using Orders.Saga.Transfers;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_an_order_is_paid_by_transfer
{
    static readonly Guid ChildId = SagaId.Of("Transfer", "ORDER-1:payment");

    [Test]
    public async Task Should_complete_when_the_transfer_saga_completes()
    {
        await using var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrderPaidByTransfer);
        await saga.Reserves();
        await saga.Withdraws();
        await saga.Deposits();
        await saga.Ships();
        await saga.Confirms();
        var order = saga.EndsAs(SagaStatus.Completed);
        Assert.Multiple(() =>
        {
            Assert.That(
                order.Shown().Select(s => s.Name),
                Is.EqualTo(new[] { "ReserveInventory", "PayByTransfer", "CreateShipment", "SendConfirmation" })
            );
            Assert.That(order.Step("PayByTransfer").ChildId, Is.EqualTo(ChildId), "the parent links to its child");
            Assert.That(saga.Find<TransferState>(ChildId)!.ParentId, Is.EqualTo(saga.SagaId), "and the child to its parent");
            Assert.That(order.AmountCharged, Is.EqualTo(1299.99m));
        });
    }

    [Test]
    public async Task Should_release_the_stock_when_the_transfer_saga_fails()
    {
        await using var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrderPaidByTransfer);
        await saga.Reserves();
        await saga.Expects<Withdraw>().Refuses("insufficient_funds");
        await saga.Releases();
        var order = saga.EndsAs(SagaStatus.Compensated, "insufficient_funds");
        Assert.That(order.Steps[^1].Name, Is.EqualTo("ReleaseInventory"));
        Assert.That(saga.Sent<TransferSubmitted>(), Has.Count.EqualTo(1), "nothing is paid back that was not paid");
    }

    [Test]
    public async Task Should_pay_back_by_another_transfer_when_a_later_step_fails()
    {
        await using var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrderPaidByTransfer);
        await saga.Reserves();
        await saga.Withdraws();
        await saga.Deposits();
        await saga.Expects<CreateShipment>().Refuses("rejected");
        await saga.Withdraws();
        await saga.Deposits();
        await saga.Releases();
        saga.EndsAs(SagaStatus.Compensated, "rejected");
        var back = saga.Find<TransferState>(SagaId.Of("Transfer", "ORDER-1:return"))!;
        Assert.That(
            (back.Status, back.SourceAccount, back.TargetAccount, back.Amount),
            Is.EqualTo((SagaStatus.Completed, "43-812", "85-150", 1299.99m))
        );
    }

    [Test]
    public async Task Should_cancel_the_child_with_the_parent()
    {
        await using var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrderPaidByTransfer);
        await saga.Reserves();
        saga.Expects<Withdraw>().StaysSilent();
        await saga.Cancel();
        await saga.Expects<Refund>().Replies(c => new Refunded(c.SagaId, "R-1", 0));
        await saga.Releases();
        saga.EndsAs(SagaStatus.Cancelled);
        Assert.That(saga.Find<TransferState>(ChildId)!.Status, Is.EqualTo(SagaStatus.Cancelled));
    }

    [Test]
    public async Task Should_go_by_how_the_transfer_ended_wherever_it_runs()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrderPaidByTransfer);
        await saga.Reserves();
        await saga.Expects<TransferSubmitted>(c => c.TargetAccount == "43-812").Ends(SagaStatus.Failed, "insufficient_funds");
        await saga.Releases();
        saga.EndsAs(SagaStatus.Compensated, "insufficient_funds");
    }

    [Test]
    public async Task Should_pay_back_by_a_new_transfer_when_an_operator_retries_one_that_failed()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrderPaidByTransfer);
        await saga.Reserves();
        await saga.Expects<TransferSubmitted>(c => c.ReferenceId == "ORDER-1:payment").Ends(SagaStatus.Completed);
        await saga.Expects<CreateShipment>().Refuses("rejected");
        var failed = saga.Expects<TransferSubmitted>(c => c.ReferenceId == "ORDER-1:return");
        await failed.Ends(SagaStatus.Compensated, "unavailable");
        await saga.Releases();
        await saga.Retry();
        var second = saga.Expects<TransferSubmitted>(c => c.ReferenceId == "ORDER-1:return:2");
        await failed.Ends(SagaStatus.Compensated, "unavailable");
        Assert.That(
            saga.State.Status, Is.EqualTo(SagaStatus.Compensating), "the end of the first, which comes again, is not that of the second");
        await second.Ends(SagaStatus.Completed);
        saga.EndsAs(SagaStatus.Compensated, "rejected");
    }
}
