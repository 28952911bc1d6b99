using Contracts.Payments;
using MassTransit;
using Sagas;

namespace Payments.Service;

sealed class ChargePaymentConsumer(IPaymentGateway gateway) : IConsumer<ChargePayment>, IEffect<ChargePayment, PaymentCharged, Payment>
{
    public Task Consume(ConsumeContext<ChargePayment> context) => context.Once(this);

    public async Task<Outcome<Payment>> Do(ChargePayment command, DateTimeOffset now, CancellationToken cancellation)
    {
        var result = await gateway.Charge(command.SagaId, command.Amount, command.Currency, command.Payment.Card, cancellation);
        return result is ChargeResult.Charged charged
            ? Payment.Of(command, charged.ChargeId, now)
            : new Refusal("payment_declined", ((ChargeResult.Declined)result).Reason);
    }

    public PaymentCharged Answer(Payment payment) => new(payment.SagaId, payment.ChargeId!, payment.Amount, payment.Fee);

    public Task Undo(Guid sagaId, CancellationToken cancellation) => gateway.Refund(sagaId, cancellation);

    public string Undoing(Payment payment) => $"The refund of order {payment.OrderId}";

    public string Undone(Payment payment) => $"The payment of order {payment.OrderId} was refunded before this command came.";
}
