using Contracts.Payments;
using MassTransit;
using Payments.Service;

namespace Participants.Tests.Payments;

/// <summary>
/// The charge is on its way to the gateway while the refund is handled: the refund finds nothing to give back, and then the charge arrives.
/// </summary>
sealed class When_the_gateway_charged_but_the_refund_came_first : PaymentsScenario
{
    readonly Guid saga = NewId.NextGuid();

    [SetUp]
    public void Refund_while_the_charge_is_on_its_way() =>
        Gateway.OnTheWay = () => Service.Ask<RefundPayment, PaymentRefunded>(Refund(saga));

    [Test]
    public async Task Should_give_the_money_back_and_refuse_the_charge()
    {
        var refused = await Service.Refused(Charge(saga));

        Assert.That(refused.Code, Is.EqualTo("cancelled"));
        Assert.That(Gateway.Charges, Is.EqualTo(1));
        Assert.That(Gateway.Held, Is.Zero);
        Assert.That(Recorded(saga).Status, Is.EqualTo(PaymentStatus.Cancelled));
    }

    [Test]
    public async Task Should_insist_when_the_gateway_does_not_answer_because_no_saga_would()
    {
        Gateway.FailingRefunds = 1;

        await Service.Refused(Charge(saga));

        Assert.That(Gateway.Held, Is.Zero);
    }
}
