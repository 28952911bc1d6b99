using Contracts.Payments;
using MassTransit;
using Sagas;

namespace Payments.Service;

sealed class RefundPaymentConsumer(IPaymentGateway gateway)
    : IConsumer<RefundPayment>,
        ICompensation<RefundPayment, PaymentRefunded, Payment>
{
    public Task Consume(ConsumeContext<RefundPayment> context) => context.Compensate(this);

    public Task Undo(Guid sagaId, CancellationToken cancellation) => gateway.Refund(sagaId, cancellation);

    public void Mark(Payment payment, DateTimeOffset now) => (payment.Status, payment.RefundedAt) = (PaymentStatus.Refunded, now);

    public Payment Tombstone(RefundPayment command, DateTimeOffset now) =>
        new() { SagaId = command.SagaId, OrderId = command.OrderId, Status = PaymentStatus.Cancelled, At = now };

    public PaymentRefunded Answer(Payment payment) => new(payment.SagaId, payment.Amount);
}
