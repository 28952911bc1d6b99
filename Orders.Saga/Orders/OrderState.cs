using Contracts.Orders;
using Sagas;

namespace Orders.Saga.Orders;

/// <summary>The state of an order's saga.</summary>
public sealed class OrderState : SagaState
{
    public IReadOnlyList<OrderLine> Lines { get; set; } = [];
    public PaymentInfo? Payment { get; set; }
    public decimal TotalAmount { get; set; }
    public string Currency { get; set; } = "";
    public Address? ShippingAddress { get; set; }
    public string CustomerEmail { get; set; } = "";
    public bool AllowPartial { get; set; }

    /// <summary>What Inventory reserved; less than <see cref="Lines"/> only with <see cref="AllowPartial"/>.</summary>
    public IReadOnlyList<OrderLine> ReservedLines { get; set; } = [];
    public string? ChargeId { get; set; }
    public decimal AmountCharged { get; set; }
    public string? TrackingNumber { get; set; }
}
