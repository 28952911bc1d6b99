using Contracts.Banking;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Transfers;

public sealed class When_a_transfer_is_asked_for
{
    [Test]
    public async Task Should_withdraw_then_deposit()
    {
        await using var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer);
        await saga.Withdraws();
        await saga.Deposits();
        var transfer = saga.EndsAs(SagaStatus.Completed);
        Assert.That((transfer.WithdrawalId, transfer.DepositId), Is.EqualTo(("W-1", "D-1")));
    }

    [Test]
    public async Task Should_move_nothing_when_the_withdrawal_is_refused()
    {
        await using var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer);
        await saga.Expects<Withdraw>().Refuses("insufficient_funds");
        saga.EndsAs(SagaStatus.Failed, "insufficient_funds");
    }

    [Test]
    public async Task Should_refund_at_once_when_the_target_account_is_unknown()
    {
        await using var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer);
        await saga.Withdraws();
        await saga.Expects<Deposit>().Refuses("invalid_account");
        await saga.Refunds();
        var transfer = saga.EndsAs(SagaStatus.Compensated, "invalid_account");
        Assert.That(transfer.Step(nameof(Deposit)).Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Should_wait_for_its_date_and_can_be_cancelled_meanwhile()
    {
        await using var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer with { ExecuteAt = saga.Now.AddDays(1) });
        saga.Is(SagaStatus.Waiting);
        saga.IsIn("Scheduled");
        await saga.Cancel();
        saga.EndsAs(SagaStatus.Cancelled);
        Assert.That(saga.Sent<Withdraw>(), Is.Empty);
    }

    [Test]
    public async Task Should_go_on_when_its_date_has_come()
    {
        await using var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer with { ExecuteAt = saga.Now.AddDays(30) });
        await saga.After(TimeSpan.FromDays(29));
        saga.ExpectsNothing();
        await saga.After(TimeSpan.FromDays(1));
        await saga.Withdraws();
        await saga.Deposits();
        saga.EndsAs(SagaStatus.Completed);
    }

    [Test]
    public async Task Should_go_on_at_once_when_an_operator_fires_the_timer()
    {
        await using var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer with { ExecuteAt = saga.Now.AddDays(1) });
        saga.Is(SagaStatus.Waiting);
        await saga.FireTimer("customer asked", by: "ann");
        await saga.Withdraws();
        await saga.Deposits();
        saga.EndsAs(SagaStatus.Completed);
    }
}
