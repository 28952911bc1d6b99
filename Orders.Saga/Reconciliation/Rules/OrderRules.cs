using Contracts.Inventory;
using Contracts.Payments;
using Contracts.Shipping;
using Orders.Saga.Orders;
using Sagas;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Reconciliation.Rules;

/// <summary>
/// A completed order holds its reserved lines, is paid once, and has its parcel. An order that ended otherwise holds nothing.
/// </summary>
static class OrderRules
{
    internal const string Payment = "PayByTransfer", Return = "ReturnTransfer";

    internal static IEnumerable<Expectation> Of(OrderState order)
    {
        // One that was cancelled before it was submitted does not know how it would have been paid.
        var isByTransfer = order.Payment is not null && order.IsPaidByTransfer();
        var isPaid = order.Status == SagaStatus.Completed && order.HasToPay();
        yield return new(
            Check.Reservation, Participant.Inventory, Lines(order), [order.CorrelationId], [],
            order.WasByHand(nameof(ReserveInventory), nameof(ReleaseInventory)));
        yield return new(
            Check.Charge, Participant.Payments,
            isPaid && !isByTransfer ? Amount(order, Held.Charged) : Held.Nothing, [order.CorrelationId], [],
            order.WasByHand(nameof(ChargePayment), nameof(RefundPayment)));
        yield return new(
            Check.Parcel, Participant.Shipping,
            order.Status == SagaStatus.Completed ? new Dictionary<string, decimal> { [Held.Parcel] = 1 } : Held.Nothing,
            [order.CorrelationId], [], order.WasByHand(nameof(CreateShipment), nameof(CancelShipment)));
        if (isByTransfer)
            yield return ByTransfer(order, isPaid);
    }

    static Expectation ByTransfer(OrderState order, bool isPaid) => new(
        Check.PaymentByTransfer,
        Participant.Banking,
        isPaid ? Amount(order, Held.Withdrawn, Held.Deposited) : Held.Nothing,
        [.. order.ChildrenOf(Payment).Append(SagaId.Of("Transfer", $"{order.BusinessId}:payment")).Distinct()],
        [.. order.ChildrenOf(Return).Append(SagaId.Of("Transfer", $"{order.BusinessId}:return")).Distinct()],
        order.WasByHand(Payment, Return));

    static Dictionary<string, decimal> Lines(OrderState order) => order.Status != SagaStatus.Completed
        ? []
        : order.ReservedLines.GroupBy(line => line.ProductId, StringComparer.Ordinal)
            .ToDictionary(product => Held.Pieces(product.Key), product => product.Sum(line => (decimal)line.Quantity));

    static Dictionary<string, decimal> Amount(OrderState order, params Func<string, string>[] names) =>
        names.ToDictionary(name => name(order.Currency), _ => order.AmountDue());
}
