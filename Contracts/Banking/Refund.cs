using Contracts.Rules;

namespace Contracts.Banking;

/// <summary>
/// Compensates <see cref="Withdraw"/>: in transit → source account. Answered with <see cref="Refunded"/>, or with <see cref="Deposited"/>
/// when the deposit was done and only its answer was lost; money is never both. If it arrives before the withdrawal it leaves a
/// tombstone, so that the late command is refused.
/// </summary>
public record Refund(Guid SagaId, [Reference] string ReferenceId);

/// <summary>The source account has the money back, or never lost it (<paramref name="Amount"/> 0).</summary>
public record Refunded(Guid SagaId, [Text(100)] string ConfirmationId, [Amount] decimal Amount);
