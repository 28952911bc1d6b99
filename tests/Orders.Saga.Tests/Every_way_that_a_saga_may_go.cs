using Contracts.Banking;
using Orders.Saga.Orders;
using Orders.Saga.StandingTransfers;
using Orders.Saga.Transfers;
using Sagas.Testing;

namespace Orders.Saga.Tests;

/// <summary>
/// All orders of replies, refusals, failures, lost, late and repeated answers, deadlines, cancellations, approvals and messages from
/// outside, with two attempts of each step: each way ends, nothing that was started is forgotten, and nothing is undone that was not owed.
/// </summary>
public sealed class Every_way_that_a_saga_may_go
{
    [Test]
    public void Of_an_order() =>
        Sound(
            SagaExplorer.Explore<OrderStateMachine, OrderState>([Given.AnOrder with { TotalAmount = 50_000 }, Given.AnOrderPaidByTransfer])
        );

    [Test]
    public void Of_a_transfer() =>
        Sound(
            SagaExplorer.Explore<TransferStateMachine, TransferState>(
                [Given.ATransfer with { ExecuteAt = DateTimeOffset.UnixEpoch.AddYears(70) }],
                options => options.With(new Withdrawn(Given.ATransfer.SagaId, "W-1", "USD"))
            )
        );

    [Test]
    public void Of_a_standing_transfer() =>
        Sound(SagaExplorer.Explore<StandingTransferStateMachine, StandingTransferState>(Given.AStandingTransfer));

    static void Sound(Exploration exploration)
    {
        TestContext.Out.WriteLine(exploration.Summary);
        exploration.EnsureSound();
    }
}
