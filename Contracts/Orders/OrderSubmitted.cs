namespace Contracts.Orders;

/// <summary>An order was accepted (HTTP 202) and stored; it starts the saga. One per order id.</summary>
/// <param name="SagaId">Derived from <paramref name="OrderId"/>, so that the same order can never start two sagas.</param>
/// <param name="TotalAmount">What the customer agreed to pay, in <paramref name="Currency"/>.</param>
/// <param name="AllowPartial">Ship and charge what can be reserved, when not everything can; needs unit prices on all lines.</param>
public record OrderSubmitted(
    Guid SagaId,
    string OrderId,
    IReadOnlyList<OrderLine> Lines,
    PaymentInfo Payment,
    decimal TotalAmount,
    string Currency,
    Address ShippingAddress,
    string CustomerEmail,
    bool AllowPartial,
    DateTimeOffset SubmittedAt);

/// <summary>A wanted (or reserved) quantity of one product; <paramref name="UnitPrice"/> in the order's currency, when known.</summary>
public record OrderLine(string ProductId, int Quantity, decimal? UnitPrice);

/// <summary>
/// How the order is paid. <paramref name="Card"/> never holds more than the last four digits (PCI DSS 3.4); the HTTP edge masks it.
/// </summary>
public record PaymentInfo(string Method, string? Card, string? Account);

/// <summary>Where the parcel goes.</summary>
public record Address(string Street, string City, string? PostalCode = null, string? Country = null);
