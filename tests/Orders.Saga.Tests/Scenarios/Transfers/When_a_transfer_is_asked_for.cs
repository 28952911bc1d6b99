using Contracts.Banking;
using Sagas.Messages;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Transfers;

public sealed class When_a_transfer_is_asked_for
{
    [Test]
    public async Task Should_withdraw_then_deposit()
    {
        await using var harness = await TransferHarness.Start(e => e.Withdraws().Deposits());
        await harness.Submit();
        var transfer = await harness.Until(SagaStatus.Completed);
        Assert.That((transfer.WithdrawalId, transfer.DepositId), Is.EqualTo(("W-1", "D-1")));
    }

    [Test]
    public async Task Should_move_nothing_when_the_withdrawal_is_refused()
    {
        await using var harness = await TransferHarness.Start(e => e.Refuses<Withdraw>("insufficient_funds"));
        await harness.Submit();
        var transfer = await harness.Until(SagaStatus.Failed);
        Assert.That((transfer.Failure!.Code, harness.SentAs("Deposit").Count(), harness.SentAs("Refund").Count()), Is.EqualTo(("insufficient_funds", 0, 0)));
    }

    [Test]
    public async Task Should_refund_at_once_when_the_target_account_is_unknown()
    {
        await using var harness = await TransferHarness.Start(e => e.Withdraws().RefundsWithdrawals().Refuses<Deposit>("invalid_account"));
        await harness.Submit();
        var transfer = await harness.Until(SagaStatus.Compensated);
        Assert.That((transfer.Failure!.Code, transfer.Steps.Find(s => s.Name == nameof(Deposit))!.Attempts), Is.EqualTo(("invalid_account", 1)));
    }

    [Test]
    public async Task Should_wait_for_its_date_and_can_be_cancelled_meanwhile()
    {
        await using var harness = await TransferHarness.Start(e => e.Withdraws().Deposits());
        await harness.Submit(TimeProvider.System.GetUtcNow().AddDays(1));
        var waiting = await harness.Until(SagaStatus.Waiting);
        Assert.That(waiting.CurrentState, Is.EqualTo("Scheduled"));
        await harness.Bus.Bus.Publish(new CancelSaga(harness.SagaId, "Transfer", "T-1", "changed my mind", "customer"));
        await harness.Until(SagaStatus.Cancelled);
        Assert.That(harness.SentAs("Withdraw"), Is.Empty);
    }

    [Test]
    public async Task Should_go_on_when_its_date_has_come()
    {
        await using var harness = await TransferHarness.Start(e => e.Withdraws().Deposits());
        await harness.Submit(TimeProvider.System.GetUtcNow().AddMilliseconds(300));
        await harness.Until(SagaStatus.Waiting);
        await harness.Until(SagaStatus.Completed);
    }

    [Test]
    public async Task Should_go_on_at_once_when_an_operator_fires_the_timer()
    {
        await using var harness = await TransferHarness.Start(e => e.Withdraws().Deposits());
        await harness.Submit(TimeProvider.System.GetUtcNow().AddDays(1));
        await harness.Until(SagaStatus.Waiting);
        await harness.Bus.Bus.Publish(new FireTimer(harness.SagaId, "customer asked", "ann"));
        await harness.Until(SagaStatus.Completed);
    }
}
