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

    [Test]
    public async Task Should_refuse_an_amount_that_is_no_money()
    {
        Assert.That((await Service.Refused(Charge(NewId.NextGuid(), -0.01m))).Code, Is.EqualTo("rejected"));
        Assert.That((await Service.Refused(Charge(NewId.NextGuid(), 0.001m))).Code, Is.EqualTo("rejected"));
        Assert.That(Gateway.Charges, Is.Zero);
    }
}
