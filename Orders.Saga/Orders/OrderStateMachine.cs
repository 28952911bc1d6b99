using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using Contracts.Transfers;
using Microsoft.Extensions.Options;
using Sagas;

namespace Orders.Saga.Orders;

/// <summary>
/// Large orders wait for approval; then reserve → charge (a card, or by a transfer saga) → ship → confirm. A failure compensates everything
/// that was started, in reverse order.
/// </summary>
public sealed class OrderStateMachine(IOptions<OrderOptions>? options = null) : StepStateMachine<OrderState>(order =>
{
    order.StartsWith<OrderSubmitted>(submitted => submitted.OrderId, (saga, submitted) => saga.Accept(submitted));

    order.WaitForApproval("Approval")
        .When(saga => saga.TotalAmount > options.OrDefault().ApprovalThreshold)
        .Within(_ => options.OrDefault().ApprovalTimeout);

    order.Step<ReserveInventory, InventoryReserved>(saga => saga.Reserve(), (saga, reserved) => saga.Keep(reserved))
        .CompensatedBy<ReleaseInventory, InventoryReleased>(saga => saga.Release());

    order.Step<ChargePayment, PaymentCharged>(saga => saga.Charge(), (saga, charged) => saga.Keep(charged))
        .CompensatedBy<RefundPayment, PaymentRefunded>(saga => saga.Refund())
        .When(saga => !saga.IsPaidByTransfer() && saga.HasToPay());

    order.Child("PayByTransfer", "Transfer", saga => saga.PayByTransfer(options.OrDefault()), saga => saga.KeepTransfer())
        .CompensatedByChild("ReturnTransfer", "Transfer", saga => saga.ReturnTransfer(options.OrDefault()))
        .When(saga => saga.IsPaidByTransfer() && saga.HasToPay());

    order.Step<CreateShipment, ShipmentCreated>(saga => saga.Ship(), (saga, created) => saga.Keep(created))
        .CompensatedBy<CancelShipment, ShipmentCancelled>(saga => saga.CancelShipment())
        .PointOfNoReturn("it was shipped");

    order.Step<SendConfirmation, ConfirmationSent>(saga => saga.Confirm())
        .ContinueOnFailure(saga => saga.NotConfirmed());
});

static class OrderMessages
{
    internal static void Accept(this OrderState order, OrderSubmitted submitted)
    {
        order.Lines = submitted.Lines;
        order.Payment = submitted.Payment;
        order.TotalAmount = submitted.TotalAmount;
        order.Currency = submitted.Currency;
        order.ShippingAddress = submitted.ShippingAddress;
        order.CustomerEmail = submitted.CustomerEmail;
        order.AllowPartial = submitted.AllowPartial;
        order.SubmittedAt = submitted.SubmittedAt;
        order.SearchText = string.Join(' ', submitted.Lines.Select(line => line.ProductId).Prepend(submitted.CustomerEmail));
    }

    internal static OrderOptions OrDefault(this IOptions<OrderOptions>? options) => options?.Value ?? new OrderOptions();

    internal static ReserveInventory Reserve(this OrderState order) =>
        new(order.CorrelationId, order.BusinessId, order.Lines, order.AllowPartial);

    internal static void Keep(this OrderState order, InventoryReserved reserved)
    {
        order.ReservedLines = reserved.Lines;
        if (order.Missing() is { Count: > 0 } missing)
            order.CustomStatus = $"Only a part was available; missing: {string.Join(", ", missing.Select(InWords))}";
    }

    static string InWords(MissingProduct product) => $"{product.Quantity} x {product.ProductId}";

    /// <summary>What was ordered and not reserved.</summary>
    static List<MissingProduct> Missing(this OrderState order) =>
    [
        .. order.Lines.GroupBy(line => line.ProductId)
            .Select(product => new MissingProduct(
                product.Key,
                product.Sum(line => line.Quantity)
                    - order.ReservedLines.Where(line => line.ProductId == product.Key).Sum(line => line.Quantity)
            ))
            .Where(product => product.Quantity > 0),
    ];

    internal static ReleaseInventory Release(this OrderState order) => new(order.CorrelationId, order.BusinessId);

    internal static ChargePayment Charge(this OrderState order) =>
        new(order.CorrelationId, order.BusinessId, order.AmountDue(), order.Currency, order.Payment!);

    internal static void Keep(this OrderState order, PaymentCharged charged)
    {
        order.ChargeId = charged.ChargeId;
        order.AmountCharged = charged.Amount;
    }

    internal static RefundPayment Refund(this OrderState order) => new(order.CorrelationId, order.BusinessId);

    internal static bool IsPaidByTransfer(this OrderState order) => order.Payment!.Method == "bank_transfer";

    internal static TransferSubmitted PayByTransfer(this OrderState order, OrderOptions options) =>
        order.Transfer("payment", order.Payment!.Account!, options.Account, order.AmountDue());

    internal static void KeepTransfer(this OrderState order) => order.AmountCharged = order.AmountDue();

    internal static TransferSubmitted ReturnTransfer(this OrderState order, OrderOptions options) =>
        order.Transfer(order.ReturnNumber(), options.Account, order.Payment!.Account!, order.AmountCharged);

    /// <summary>A return that failed, and that an operator tries again, is another transfer.</summary>
    static string ReturnNumber(this OrderState order) =>
        order.TryOf("ReturnTransfer") is > 1 and var number ? $"return:{number}" : "return";

    /// <summary>
    /// The reference is derived from the order, so that it is one transfer however often it is requested; references from customers have no
    /// colon.
    /// </summary>
    static TransferSubmitted Transfer(this OrderState order, string purpose, string from, string to, decimal amount)
    {
        var reference = $"{order.BusinessId}:{purpose}";
        return new TransferSubmitted(
            SagaId.Of("Transfer", reference),
            reference,
            from,
            to,
            amount,
            order.Currency,
            ExecuteAt: null,
            order.SubmittedAt
        );
    }

    internal static CreateShipment Ship(this OrderState order) =>
        new(order.CorrelationId, order.BusinessId, order.ShippingAddress!, order.ReservedLines);

    internal static void Keep(this OrderState order, ShipmentCreated created) => order.TrackingNumber = created.TrackingNumber;

    internal static CancelShipment CancelShipment(this OrderState order) => new(order.CorrelationId, order.BusinessId);

    internal static SendConfirmation Confirm(this OrderState order) =>
        new(
            order.CorrelationId,
            order.BusinessId,
            order.CustomerEmail,
            order.AmountCharged,
            order.Currency,
            order.TrackingNumber!,
            order.ReservedLines,
            order.Missing()
        );

    internal static void NotConfirmed(this OrderState order)
    {
        var failure = order.Steps.Find(step => step.Name == nameof(SendConfirmation))?.Failure;
        order.CustomStatus = failure?.Code == "timeout"
            ? $"Shipped, but it is not known whether the customer got the confirmation: {failure.Message}"
            : $"Shipped, but the confirmation could not be sent to the customer: {failure?.Message}";
    }

    /// <summary>False when all that could be reserved is free; until something is reserved, an order counts as one to be paid.</summary>
    internal static bool HasToPay(this OrderState order) => order.ReservedLines.Count == 0 || order.AmountDue() > 0;

    /// <summary>A partial order is charged for what was reserved; it needs unit prices.</summary>
    internal static decimal AmountDue(this OrderState order) =>
        order.AllowPartial ? order.ReservedLines.Sum(line => line.Quantity * line.UnitPrice!.Value) : order.TotalAmount;
}
