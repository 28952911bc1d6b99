using Contracts.Payments;
using MassTransit;
using Sagas;

namespace Payments.Service;

sealed class ChargePaymentConsumer(IPaymentGateway gateway) : IConsumer<ChargePayment>, IEffect<ChargePayment, PaymentCharged, Payment>
{
    public Task Consume(ConsumeContext<ChargePayment> context) => context.Once(this);

    public async Task<Outcome<Payment>> Do(ChargePayment command, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Problem(command) is { } problem)
            return new Refusal("rejected", problem);
        var result = await gateway.Charge(command.SagaId, command.Amount, command.Currency, command.Payment.Card, cancellation);
        return result is ChargeResult.Charged charged
            ? Payment.Of(command, charged.ChargeId, now)
            : new Refusal("payment_declined", ((ChargeResult.Declined)result).Reason);
    }

    public PaymentCharged Answer(Payment payment) => new(payment.SagaId, payment.ChargeId!, payment.Amount, payment.Fee);

    public Task Undo(Guid sagaId, CancellationToken cancellation) => gateway.Refund(sagaId, cancellation);

    public string Undoing(Payment payment) => $"The refund of order {payment.OrderId}";

    public string Undone(Payment payment) => $"The payment of order {payment.OrderId} was refunded before this command came.";

    static string? Problem(ChargePayment command) =>
        command.Amount < 0 || decimal.Round(command.Amount, 2) != command.Amount
            ? $"The amount is {command.Amount}; it must be at least 0, with at most two decimals."
        : command.Currency is not { Length: 3 } ? $"The currency is '{command.Currency}'; it must be a code of three letters (ISO 4217)."
        : null;
}
