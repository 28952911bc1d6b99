using Contracts.Orders;
using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas;
using Sagas.Persistence;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Tests.Reconciliation;

/// <summary>Sagas as they are stored once they have ended, and what participants may hold for them.</summary>
static class Ended
{
    internal static readonly DateTimeOffset At = new(2030, 1, 31, 9, 0, 0, TimeSpan.Zero);
    internal static readonly Guid OrderId = SagaId.Of("Order", "O-1"), TransferId = SagaId.Of("Transfer", "T-1");

    /// <summary>Three mice in two lines, for 30 USD.</summary>
    internal static SagaRow Order(SagaStatus status = SagaStatus.Completed, Action<OrderState>? change = null)
    {
        OrderLine[] lines = [new("MOUSE", 2, 10), new("MOUSE", 1, 10)];
        var order = Of(new OrderState(), "Order", "O-1", status);
        (order.Lines, order.ReservedLines, order.TotalAmount, order.Currency) = (lines, lines, 30, "USD");
        order.Payment = new PaymentInfo("credit_card", "**** 1234", null);
        change?.Invoke(order);
        return SagaRows.Write(order);
    }

    internal static SagaRow ByTransfer(SagaStatus status = SagaStatus.Completed, Action<OrderState>? change = null) =>
        Order(status, order =>
        {
            order.Payment = new PaymentInfo("bank_transfer", null, "85-150");
            change?.Invoke(order);
        });

    internal static SagaRow Transfer(SagaStatus status = SagaStatus.Completed)
    {
        var transfer = Of(new TransferState(), "Transfer", "T-1", status);
        (transfer.Amount, transfer.Currency) = (100, "USD");
        return SagaRows.Write(transfer);
    }

    internal static SagaRow StandingTransfer() => SagaRows.Write(Of(new TransferState(), "StandingTransfer", "S-1", SagaStatus.Completed));

    internal static void ByHand(this SagaState saga, string step) =>
        saga.Steps.Add(new StepRecord { Name = step, Status = StepStatus.Compensated, ResolvedAt = At });

    internal static Holding Holds(this Guid saga, params (string Name, decimal Amount)[] amounts) =>
        new(saga, "some id", "Held", At, amounts.ToDictionary(amount => amount.Name, amount => amount.Amount));

    static TState Of<TState>(TState saga, string kind, string id, SagaStatus status) where TState : SagaState
    {
        (saga.CorrelationId, saga.Kind, saga.BusinessId, saga.Status) = (SagaId.Of(kind, id), kind, id, status);
        (saga.SubmittedAt, saga.UpdatedAt, saga.FinishedAt) = (At - TimeSpan.FromMinutes(1), At, status.IsFinal() ? At : null);
        return saga;
    }
}
