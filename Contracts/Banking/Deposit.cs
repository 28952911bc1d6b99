using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Contracts.Banking;

/// <summary>
/// In transit → target account. Refused as <c>invalid_account</c> or <c>currency_mismatch</c>, and as <c>cancelled</c> when the money is
/// not, or no longer, in transit.
/// </summary>
public record Deposit(
    Guid SagaId,
    [Reference] string ReferenceId,
    [Account] string Account,
    [PositiveAmount] decimal Amount,
    [Currency] string Currency
) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        MoneyIn.Check(Currency, Amount, nameof(Amount));
}

/// <summary>
/// The money is on the target account. Also the answer to a <see cref="Refund"/> that arrives too late: then the deposit stands.
/// </summary>
public record Deposited(Guid SagaId, [Text(100)] string ConfirmationId);
