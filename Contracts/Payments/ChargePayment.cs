using System.ComponentModel.DataAnnotations;
using Contracts.Orders;
using Contracts.Rules;

namespace Contracts.Payments;

/// <summary>Charge the customer once per saga, however often this is delivered. Refused as <c>payment_declined</c>.</summary>
public record ChargePayment(
    Guid SagaId,
    [OrderId] string OrderId,
    [Amount] decimal Amount,
    [Currency] string Currency,
    PaymentInfo Payment
) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        MoneyIn.Check(Currency, Amount, nameof(Amount));
}

/// <summary>The customer was charged; the gateway keeps <paramref name="Fee"/> (in the same currency) of the amount.</summary>
public record PaymentCharged(Guid SagaId, [Text(100)] string ChargeId, [Amount] decimal Amount, [Amount] decimal Fee);
