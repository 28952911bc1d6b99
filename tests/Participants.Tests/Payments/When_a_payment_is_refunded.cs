using Contracts.Payments;
using MassTransit;
using Payments.Service;

namespace Participants.Tests.Payments;

sealed class When_a_payment_is_refunded : PaymentsScenario
{
    readonly Guid saga = NewId.NextGuid();

    [Test]
    public async Task Should_give_the_money_back_once()
    {
        await Service.Ask<ChargePayment, PaymentCharged>(Charge(saga));

        var first = await Service.Ask<RefundPayment, PaymentRefunded>(Refund(saga));
        var second = await Service.Ask<RefundPayment, PaymentRefunded>(Refund(saga));

        Assert.That((first.Amount, second.Amount), Is.EqualTo((100m, 100m)));
        Assert.That(Gateway.Refunds, Has.Count.EqualTo(1));
        Assert.That(
            Recorded(saga),
            Has.Property(nameof(Payment.Status)).EqualTo(PaymentStatus.Refunded).And.Property(nameof(Payment.RefundedAt)).Not.Null
        );
    }

    [Test]
    public async Task Should_not_charge_again()
    {
        await Service.Ask<ChargePayment, PaymentCharged>(Charge(saga));
        await Service.Ask<RefundPayment, PaymentRefunded>(Refund(saga));

        Assert.That((await Service.Refused(Charge(saga))).Code, Is.EqualTo("cancelled"));
        Assert.That(Gateway.Held, Is.Zero);
    }

    [Test]
    public async Task Should_try_again_with_the_next_attempt_when_the_gateway_did_not_answer()
    {
        await Service.Ask<ChargePayment, PaymentCharged>(Charge(saga));
        Gateway.FailingRefunds = 1;

        Assert.That((await Service.Failed(Refund(saga))).ExceptionType, Is.EqualTo(typeof(TimeoutException).FullName));
        Assert.That(Recorded(saga).Status, Is.EqualTo(PaymentStatus.Charged));
        await Service.Ask<RefundPayment, PaymentRefunded>(Refund(saga));

        Assert.That(Gateway.Held, Is.Zero);
    }
}
