using Contracts.Payments;
using MassTransit;
using Sagas.Journal;
using Sagas;
using ServiceDefaults;

namespace Payments.Service;

sealed class ChargePaymentConsumer(IPaymentGateway gateway, TimeProvider time, ILogger<ChargePaymentConsumer> log) : IConsumer<ChargePayment>
{
    public async Task Consume(ConsumeContext<ChargePayment> context)
    {
        var command = context.Message;
        var earlier = await context.Unit().Find<Payment>(command.SagaId);
        if (earlier is { Status: PaymentStatus.Charged })
            await context.RespondAsync(new PaymentCharged(earlier.SagaId, earlier.ChargeId!, earlier.Amount, earlier.Fee));
        else if (earlier is not null)
            await RefundAndRefuse(context, earlier);
        else if (Problem(command) is { } problem)
            await context.Refuse(command.SagaId, "rejected", problem);
        else
            await Charge(context, command);
    }

    async Task Charge(ConsumeContext<ChargePayment> context, ChargePayment command)
    {
        var result = await gateway.Charge(command.SagaId, command.Amount, command.Currency, command.Payment.Card, context.CancellationToken);
        if (result is not ChargeResult.Charged charged)
        {
            await context.Refuse(command.SagaId, "payment_declined", ((ChargeResult.Declined)result).Reason);
            return;
        }
        var payment = Record(command, charged.ChargeId, context.Unit().Now);
        context.Unit().Insert(command.SagaId, payment);
        await context.RespondAsync(new PaymentCharged(command.SagaId, payment.ChargeId!, payment.Amount, payment.Fee));
    }

    static Payment Record(ChargePayment command, string chargeId, DateTimeOffset now) => new()
    {
        SagaId = command.SagaId,
        OrderId = command.OrderId,
        ChargeId = chargeId,
        Amount = command.Amount,
        Fee = Fees.Of(command.Amount),
        Currency = command.Currency,
        Card = MaskedCard.Of(command.Payment.Card),
        At = now,
    };

    /// <summary>
    /// The refund may have overtaken a charge that was on its way to the gateway: by this very message before it was handled
    /// again, or by another delivery of it. So the gateway is told again, now that the charge has certainly arrived.
    /// </summary>
    async Task RefundAndRefuse(ConsumeContext<ChargePayment> context, Payment refunded)
    {
        await Insist.On(() => gateway.Refund(refunded.SagaId, context.CancellationToken), $"The refund of order {refunded.OrderId}", time, log, context.CancellationToken);
        await context.Refuse(refunded.SagaId, "cancelled", $"The payment of order {refunded.OrderId} was refunded before this command came.");
    }

    static string? Problem(ChargePayment command) =>
        command.Amount < 0 || decimal.Round(command.Amount, 2) != command.Amount ? $"The amount is {command.Amount}; it must be at least 0, with at most two decimals."
        : command.Currency is not { Length: 3 } ? $"The currency is '{command.Currency}'; it must be a code of three letters (ISO 4217)."
        : null;
}
