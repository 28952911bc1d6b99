namespace Contracts.Banking;

/// <summary>
/// Source account → in transit. Refused as <c>invalid_account</c>, <c>insufficient_funds</c> or <c>currency_mismatch</c>.
/// </summary>
/// <param name="Currency">Null for the account's own.</param>
/// <param name="Target">Where the money is to go; <paramref name="Account"/> itself is refused before anything moves.</param>
public record Withdraw(Guid SagaId, string ReferenceId, string Account, decimal Amount, string? Currency, string? Target = null);

/// <summary>The money is in transit; <paramref name="Currency"/> is that of the source account.</summary>
public record Withdrawn(Guid SagaId, string ConfirmationId, string Currency);
