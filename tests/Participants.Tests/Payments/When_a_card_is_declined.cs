using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Payments.Service;

namespace Participants.Tests.Payments;

sealed class When_a_card_is_declined : PaymentsScenario
{
    [Test]
    public async Task Should_refuse_and_record_nothing()
    {
        await using var service = await Participant.Start(
            bus => bus.AddPayments(),
            services => services.AddSingleton<IPaymentGateway, SimulatedGateway>()
        );

        var refused = await service.Refused(Charge(NewId.NextGuid(), card: "4111-1111-1111-0000"));

        Assert.That(refused.Code, Is.EqualTo("payment_declined"));
        Assert.That(refused.Reason, Does.Contain("**** 0000").And.Not.Contain("4111"));
        Assert.That(service.Store.All<Payment>(), Is.Empty);
    }

    [TestCase(-0.01, "USD")]
    [TestCase(0.001, "USD")]
    [TestCase(100.55, "JPY")]
    [TestCase(100, "ZZZ")]
    public async Task Should_not_take_an_amount_that_is_no_money(decimal amount, string currency)
    {
        Assert.That(
            await Service.Quarantined(Charge(NewId.NextGuid(), amount) with { Currency = currency }),
            Does.StartWith("ChargePayment breaks a rule")
        );
        Assert.That(Gateway.Charges, Is.Zero);
    }
}
