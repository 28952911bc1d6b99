using Contracts.Payments;
using MassTransit;

namespace Participants.Tests.Payments;

sealed class When_a_charge_is_delivered_twice : PaymentsScenario
{
    [Test]
    public async Task Should_charge_once_and_answer_the_same()
    {
        var command = Charge(NewId.NextGuid(), 99.99m);

        var first = await Service.Ask<ChargePayment, PaymentCharged>(command);
        var second = await Service.Ask<ChargePayment, PaymentCharged>(command);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(first, Is.EqualTo(new PaymentCharged(command.SagaId, $"test-{command.SagaId:N}", 99.99m, 2.90m)));
        Assert.That(Gateway.Charges, Is.EqualTo(1));
    }

    [Test]
    public async Task Should_hold_the_money_once_when_both_are_handled_at_the_same_time()
    {
        var command = Charge(NewId.NextGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Service.Ask<ChargePayment, PaymentCharged>(command)));

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        Assert.That(Gateway.Held, Is.EqualTo(100m));
    }
}
