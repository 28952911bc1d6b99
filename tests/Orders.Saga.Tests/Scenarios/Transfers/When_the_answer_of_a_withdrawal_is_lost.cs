using Contracts.Banking;
using Orders.Saga.Transfers;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Scenarios.Transfers;

public sealed class When_the_answer_of_a_withdrawal_is_lost
{
    static async Task<SagaTest<TransferState>> Lost()
    {
        var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer);
        saga.Expects<Withdraw>().StaysSilent();
        await saga.UntilNextTimer();
        await saga.UntilNextTimer();
        return saga;
    }

    [Test]
    public async Task Should_go_on_when_the_next_attempt_is_answered()
    {
        await using var saga = await Lost();
        await saga.Expects<Withdraw>(attempt: 2).Replies(c => new Withdrawn(c.SagaId, "W-1", "USD"));
        await saga.Deposits();
        saga.EndsAs(SagaStatus.Completed);
    }

    /// <summary>
    /// The saga cannot tell whether the lost attempt moved money, so the bank is asked to undo it; a bank that moved none says so.
    /// </summary>
    [Test]
    public async Task Should_have_it_undone_when_the_next_attempt_is_refused()
    {
        await using var saga = await Lost();
        await saga.Expects<Withdraw>(attempt: 2).Refuses("insufficient_funds");
        await saga.Expects<Refund>().Replies(c => new Refunded(c.SagaId, "R-1", Amount: 0));
        saga.EndsAs(SagaStatus.Compensated, "insufficient_funds");
    }
}
