using Contracts.Payments;
using MassTransit;

namespace Participants.Tests.Payments;

sealed class When_a_card_number_is_not_masked : PaymentsScenario
{
    [TestCase("4111111111111234")]
    [TestCase("4111 1111 1111 1234")]
    [TestCase("**** 1234")]
    public async Task Should_keep_the_last_four_digits_only(string card)
    {
        var command = Charge(NewId.NextGuid(), card: card);

        await Service.Ask<ChargePayment, PaymentCharged>(command);

        Assert.That(Recorded(command.SagaId).Card, Is.EqualTo("**** 1234"));
        Assert.That(Service.Store.Entries.Select(entry => entry.Body + entry.Outputs), Has.None.Contains("4111"));
    }
}
