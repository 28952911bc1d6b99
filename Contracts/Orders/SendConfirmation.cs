namespace Contracts.Orders;

/// <summary>Tell the customer by mail that the order is on its way. Failing at it never undoes a shipped order.</summary>
/// <param name="Lines">What is on its way.</param>
/// <param name="Missing">What was ordered and not available; null from a sender that does not know it yet.</param>
public record SendConfirmation(
    Guid SagaId,
    string OrderId,
    string CustomerEmail,
    decimal AmountCharged,
    string Currency,
    string TrackingNumber,
    IReadOnlyList<OrderLine> Lines,
    IReadOnlyList<MissingProduct>? Missing = null
);

/// <summary>What was ordered, but neither charged nor shipped.</summary>
public record MissingProduct(string ProductId, int Quantity);

/// <summary>The mail was handed over; <paramref name="MessageReference"/> is its Message-ID (RFC 5322).</summary>
public record ConfirmationSent(Guid SagaId, string MessageReference);
