using Contracts.Payments;
using MassTransit;
using Sagas.Journal;

namespace Payments.Service;

sealed class RefundPaymentConsumer(IPaymentGateway gateway) : IConsumer<RefundPayment>
{
    public async Task Consume(ConsumeContext<RefundPayment> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        var payment = await unit.Find<Payment>(command.SagaId);
        if (payment is null or { Status: PaymentStatus.Charged })
        {
            // Without a recorded payment, too: a charge whose answer was lost may have taken the money all the same.
            await gateway.Refund(command.SagaId, context.CancellationToken);
            Record(unit, command, payment);
        }
        await context.RespondAsync(new PaymentRefunded(command.SagaId, payment?.Amount ?? 0));
    }

    static void Record(UnitOfWork unit, RefundPayment command, Payment? payment)
    {
        if (payment is null)
        {
            unit.Insert(command.SagaId, new Payment { SagaId = command.SagaId, OrderId = command.OrderId, Status = PaymentStatus.Cancelled, At = unit.Now });
            return;
        }
        (payment.Status, payment.RefundedAt) = (PaymentStatus.Refunded, unit.Now);
        unit.Update(command.SagaId, payment);
    }
}
