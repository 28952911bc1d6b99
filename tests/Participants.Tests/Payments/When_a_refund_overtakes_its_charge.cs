using Contracts.Payments;
using MassTransit;
using Payments.Service;

namespace Participants.Tests.Payments;

sealed class When_a_refund_overtakes_its_charge : PaymentsScenario
{
    [Test]
    public async Task Should_refuse_the_late_charge_without_asking_for_money()
    {
        var saga = NewId.NextGuid();

        var refunded = await Service.Ask<RefundPayment, PaymentRefunded>(Refund(saga));
        var refused = await Service.Refused(Charge(saga));

        Assert.That(refunded.Amount, Is.Zero);
        Assert.That(refused.Code, Is.EqualTo("cancelled"));
        Assert.That(Gateway.Charges, Is.Zero);
        Assert.That(Recorded(saga).Status, Is.EqualTo(PaymentStatus.Cancelled));
    }

    [Test]
    public async Task Should_void_a_charge_whose_answer_was_lost()
    {
        var saga = NewId.NextGuid();
        await Gateway.Charge(saga, 100m, "USD", card: null, CancellationToken.None);

        var refunded = await Service.Ask<RefundPayment, PaymentRefunded>(Refund(saga));

        Assert.That(refunded.Amount, Is.Zero);
        Assert.That(Gateway.Held, Is.Zero);
    }
}
