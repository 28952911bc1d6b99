using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Contracts.Orders;

/// <summary>Tell the customer by mail that the order is on its way. Failing at it never undoes a shipped order.</summary>
/// <param name="Lines">What is on its way.</param>
/// <param name="Missing">What was ordered and not available; null from a sender that does not know it yet.</param>
public record SendConfirmation(
    Guid SagaId,
    [OrderId] string OrderId,
    [Email] string CustomerEmail,
    [Amount] decimal AmountCharged,
    [Currency] string Currency,
    [Text(100)] string TrackingNumber,
    [Length(1, OrderLimits.MostLines)] IReadOnlyList<OrderLine> Lines,
    IReadOnlyList<MissingProduct>? Missing = null
) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        MoneyIn.Check(Currency, AmountCharged, nameof(AmountCharged));
}

/// <summary>What was ordered, but neither charged nor shipped.</summary>
public record MissingProduct([ProductId] string ProductId, int Quantity);

/// <summary>The mail was handed over; <paramref name="MessageReference"/> is its Message-ID (RFC 5322).</summary>
public record ConfirmationSent(Guid SagaId, [Text(500)] string MessageReference);
