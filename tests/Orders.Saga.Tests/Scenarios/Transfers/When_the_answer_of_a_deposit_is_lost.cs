using Contracts.Banking;
using Orders.Saga.Transfers;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Scenarios.Transfers;

public sealed class When_the_answer_of_a_deposit_is_lost
{
    static async Task<SagaTest<TransferState>> Lost()
    {
        var saga = await Start.Transfer(("Steps:Deposit:MaximumAttempts", "1"));
        await saga.Given(Given.ATransfer);
        await saga.Withdraws();
        saga.Expects<Deposit>().StaysSilent();
        await saga.UntilNextTimer();
        return saga;
    }

    [Test]
    public async Task Should_complete_when_the_refund_finds_the_deposit_done()
    {
        await using var saga = await Lost();
        await saga.Expects<Refund>().Replies(c => new Deposited(c.SagaId, "D-1"));
        var transfer = saga.EndsAs(SagaStatus.Completed);
        Assert.Multiple(() =>
        {
            Assert.That(transfer.DepositId, Is.EqualTo("D-1"));
            Assert.That(transfer.Failure, Is.Null);
            Assert.That(transfer.Step(nameof(Withdraw)).Status, Is.EqualTo(StepStatus.Completed));
        });
    }

    [Test]
    public async Task Should_refund_when_the_deposit_was_not_done()
    {
        await using var saga = await Lost();
        await saga.Refunds();
        saga.EndsAs(SagaStatus.Compensated, "timeout");
    }
}
