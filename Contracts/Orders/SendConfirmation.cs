using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Contracts.Orders;

/// <summary>Tell the customer by mail that the order is on its way. Failing at it never undoes a shipped order.</summary>
public record SendConfirmation(
    Guid SagaId,
    [OrderId] string OrderId,
    [Email] string CustomerEmail,
    [Amount] decimal AmountCharged,
    [Currency] string Currency,
    [Text(100)] string TrackingNumber,
    [Length(1, OrderLimits.MostLines)] IReadOnlyList<OrderLine> Lines
) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        MoneyIn.Check(Currency, AmountCharged, nameof(AmountCharged));
}

/// <summary>The mail was handed over; <paramref name="MessageReference"/> is its Message-ID (RFC 5322).</summary>
public record ConfirmationSent(Guid SagaId, [Text(500)] string MessageReference);
