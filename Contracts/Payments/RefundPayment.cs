using Contracts.Rules;

namespace Contracts.Payments;

/// <summary>
/// Compensates <see cref="ChargePayment"/>. If it arrives first it leaves a tombstone, so that the late command is refused.
/// </summary>
public record RefundPayment(Guid SagaId, [OrderId] string OrderId);

/// <summary>The customer has the money back, or was never charged (<paramref name="Amount"/> 0).</summary>
public record PaymentRefunded(Guid SagaId, [Amount] decimal Amount);
