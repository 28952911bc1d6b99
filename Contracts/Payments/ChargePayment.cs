using Contracts.Orders;

namespace Contracts.Payments;

/// <summary>Charge the customer once per saga, however often this is delivered. Refused as <c>payment_declined</c>.</summary>
public record ChargePayment(Guid SagaId, string OrderId, decimal Amount, string Currency, PaymentInfo Payment);

/// <summary>The customer was charged; the gateway keeps <paramref name="Fee"/> (in the same currency) of the amount.</summary>
public record PaymentCharged(Guid SagaId, string ChargeId, decimal Amount, decimal Fee);
