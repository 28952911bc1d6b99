using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Contracts.Banking;

/// <summary>
/// Source account → in transit. Refused as <c>invalid_account</c>, <c>insufficient_funds</c> or <c>currency_mismatch</c>,
/// the latter also when the amount does not exist in the account's currency.
/// </summary>
/// <param name="Currency">Null for the account's own.</param>
/// <param name="Target">Where the money is to go; <paramref name="Account"/> itself is refused before anything moves.</param>
public record Withdraw(
    Guid SagaId,
    [Reference] string ReferenceId,
    [Account] string Account,
    [PositiveAmount] decimal Amount,
    [Currency] string? Currency,
    [Account] string? Target = null
) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        MoneyIn.Check(Currency, Amount, nameof(Amount));
}

/// <summary>The money is in transit; <paramref name="Currency"/> is that of the source account.</summary>
public record Withdrawn(Guid SagaId, [Text(100)] string ConfirmationId, [Currency] string Currency);
