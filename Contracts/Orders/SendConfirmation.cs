namespace Contracts.Orders;

/// <summary>Tell the customer by mail that the order is on its way. Failing at it never undoes a shipped order.</summary>
public record SendConfirmation(
    Guid SagaId,
    string OrderId,
    string CustomerEmail,
    decimal AmountCharged,
    string Currency,
    string TrackingNumber,
    IReadOnlyList<OrderLine> Lines
);

/// <summary>The mail was handed over; <paramref name="MessageReference"/> is its Message-ID (RFC 5322).</summary>
public record ConfirmationSent(Guid SagaId, string MessageReference);
