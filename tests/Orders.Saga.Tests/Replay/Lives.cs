using Contracts.Banking;
using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using Contracts.Transfers;
using Orders.Saga.StandingTransfers;
using Sagas.History;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Replay;

/// <summary>Lives of orders and transfers that are kept as histories, each told once; the file is called like the method.</summary>
static class Lives
{
    internal static async Task<SagaHistory> CompletedOrder()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
        return saga.History();
    }

    internal static async Task<SagaHistory> DeclinedPayment()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>().Refuses("payment_declined", "Card ends in 0000");
        await saga.Releases();
        saga.EndsAs(SagaStatus.Compensated);
        return saga.History();
    }

    internal static async Task<SagaHistory> OutOfStock()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Expects<ReserveInventory>().Refuses("out_of_stock", "LAPTOP-001: 1 wanted, 0 available");
        saga.EndsAs(SagaStatus.Failed);
        return saga.History();
    }

    internal static async Task<SagaHistory> RetriesThenSuccess()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>(attempt: 1).Throws(new UnavailableException("the gateway is offline"));
        await saga.UntilNextTimer();
        saga.Expects<ChargePayment>(attempt: 2).StaysSilent();
        await saga.UntilNextTimer();
        await saga.UntilNextTimer();
        await saga.Charges();
        await saga.Ships();
        await saga.Expects<SendConfirmation>().Throws(new InvalidOperationException("mailbox full"));
        await saga.FireTimer("the customer is on the phone", by: "ann");
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
        return saga.History();
    }

    internal static async Task<SagaHistory> CancelledOrder()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        var charge = saga.Expects<ChargePayment>().StaysSilent();
        await saga.Cancel();
        await saga.Refunds();
        await charge.Refuses("cancelled", "the refund came first");
        await saga.Releases();
        saga.EndsAs(SagaStatus.Cancelled);
        await saga.Cancel(refused: "it is Cancelled.");
        return saga.History();
    }

    internal static async Task<SagaHistory> ParkedThenResolved()
    {
        await using var saga = await Start.Order(("Steps:RefundPayment:MaximumAttempts", "2"));
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Expects<CreateShipment>().Refuses("rejected", "the carrier does not go there");
        await saga.Expects<RefundPayment>().Throws(new InvalidOperationException("defect"));
        await saga.UntilNextTimer();
        await saga.Expects<RefundPayment>().Throws(new InvalidOperationException("defect"));
        await saga.Releases();
        saga.Is(SagaStatus.NeedsIntervention);
        await saga.Resolve("paid back in cash", by: "ann");
        saga.EndsAs(SagaStatus.Compensated);
        return saga.History();
    }

    internal static async Task<SagaHistory> RefundedTransfer()
    {
        await using var saga = await Start.Transfer();
        await saga.Given(Given.ATransfer with { ExecuteAt = saga.Now.AddDays(3) });
        await saga.UntilNextTimer();
        await saga.Withdraws();
        await saga.Expects<Deposit>().Refuses("invalid_account", "43-812 is closed");
        await saga.Refunds();
        saga.EndsAs(SagaStatus.Compensated);
        return saga.History();
    }

    internal static async Task<SagaHistory> OrderPaidByTransfer() => (await PaidByTransfer()).Order;

    internal static async Task<SagaHistory> TransferThatPaysAnOrder() => (await PaidByTransfer()).Transfer;

    static async Task<(SagaHistory Order, SagaHistory Transfer)> PaidByTransfer()
    {
        await using var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrderPaidByTransfer);
        await saga.Reserves();
        await saga.Withdraws();
        await saga.Deposits();
        await saga.Ships();
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
        return (saga.History(), saga.History(SagaId.Of("Transfer", "ORDER-1:payment")));
    }

    internal static async Task<SagaHistory> ApprovedOrder()
    {
        await using var saga = await Start.Order(("Orders:ApprovalThreshold", "1000"), ("Orders:ApprovalTimeout", "1.00:00:00"));
        await saga.Given(Given.AnOrder);
        await saga.After(TimeSpan.FromHours(3));
        await saga.Approve("good customer", by: "ann");
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
        return saga.History();
    }

    internal static async Task<SagaHistory> FirstDateOfAStandingTransfer() => (await StandingTransfer()).First;

    internal static async Task<SagaHistory> SecondDateOfAStandingTransfer() => (await StandingTransfer()).Second;

    static async Task<(SagaHistory First, SagaHistory Second)> StandingTransfer()
    {
        await using var saga = await SagaTest.Of<StandingTransferStateMachine, StandingTransferState>();
        await saga.Given(Given.AStandingTransfer);
        await saga.UntilNextTimer();
        await saga.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        saga.EndsAs(SagaStatus.Completed);
        await saga.UntilNextTimer();
        await saga.Expects<TransferSubmitted>().Ends(SagaStatus.Failed, "insufficient_funds");
        return (saga.History(), saga.History(saga.State.ContinuedAs));
    }
}
