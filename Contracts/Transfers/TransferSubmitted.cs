using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Contracts.Transfers;

/// <summary>A money transfer was accepted (HTTP 202) and stored; it starts the saga. One per reference.</summary>
/// <param name="SagaId">Derived from <paramref name="ReferenceId"/>, so that the same transfer can never start two sagas.</param>
/// <param name="Currency">Null for the source account's own.</param>
/// <param name="ExecuteAt">When to move the money; null or past for at once.</param>
public record TransferSubmitted(
    Guid SagaId,
    [Reference] string ReferenceId,
    [Account] string SourceAccount,
    [Account] string TargetAccount,
    [PositiveAmount] decimal Amount,
    [Currency] string? Currency,
    DateTimeOffset? ExecuteAt,
    DateTimeOffset SubmittedAt) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        MoneyIn.Check(Currency, Amount, nameof(Amount));
}
