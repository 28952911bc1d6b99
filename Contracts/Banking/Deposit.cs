namespace Contracts.Banking;

/// <summary>
/// In transit → target account. Refused as <c>invalid_account</c> or <c>currency_mismatch</c>, and as <c>cancelled</c> when the money is
/// not, or no longer, in transit.
/// </summary>
public record Deposit(Guid SagaId, string ReferenceId, string Account, decimal Amount, string Currency);

/// <summary>
/// The money is on the target account. Also the answer to a <see cref="Refund"/> that arrives too late: then the deposit stands.
/// </summary>
public record Deposited(Guid SagaId, string ConfirmationId);
