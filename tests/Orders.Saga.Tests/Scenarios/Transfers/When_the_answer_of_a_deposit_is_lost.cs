using Contracts.Banking;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Transfers;

public sealed class When_the_answer_of_a_deposit_is_lost
{
    static readonly Dictionary<string, string?> OneShortAttempt = new() { ["Steps:Deposit:MaximumAttempts"] = "1", ["Steps:Deposit:AttemptTimeout"] = "00:00:00.050" };

    [Test]
    public async Task Should_complete_when_the_refund_finds_the_deposit_done()
    {
        await using var harness = await TransferHarness.Start(
            e => e.Withdraws().On<Deposit>(_ => Task.CompletedTask).On<Refund>(c => c.RespondAsync(new Deposited(c.Message.SagaId, "D-1"))), OneShortAttempt);
        await harness.Submit();
        var transfer = await harness.Until(SagaStatus.Completed);
        Assert.Multiple(() =>
        {
            Assert.That(transfer.DepositId, Is.EqualTo("D-1"));
            Assert.That(transfer.Failure, Is.Null);
            Assert.That(transfer.Steps.Find(s => s.Name == nameof(Withdraw))!.Status, Is.EqualTo(StepStatus.Completed));
        });
    }

    [Test]
    public async Task Should_refund_when_the_deposit_was_not_done()
    {
        await using var harness = await TransferHarness.Start(e => e.Withdraws().On<Deposit>(_ => Task.CompletedTask).RefundsWithdrawals(), OneShortAttempt);
        await harness.Submit();
        Assert.That((await harness.Until(SagaStatus.Compensated)).Failure!.Code, Is.EqualTo("timeout"));
    }
}
