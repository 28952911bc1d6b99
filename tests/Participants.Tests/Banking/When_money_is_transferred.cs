using Banking.Service;

namespace Participants.Tests.Banking;

sealed class When_money_is_transferred : BankingScenario
{
    [Test]
    public async Task Should_go_through_transit_to_the_target()
    {
        var withdrawn = await Withdrawn(Saga);
        Assert.That(withdrawn.Currency, Is.EqualTo("USD"));
        Assert.That(Balances, Is.EqualTo((1750m, 250m, 500m)));

        await Deposited(Saga);
        Assert.That(Balances, Is.EqualTo((1750m, 0m, 750m)));
        Assert.That(StatusOf(Saga), Is.EqualTo(TransferStatus.Deposited));
    }

    [Test]
    public async Task Should_go_back_to_the_source_when_refunded()
    {
        await Withdrawn(Saga);

        Assert.That((await Refunded(Saga)).Amount, Is.EqualTo(250m));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
        Assert.That(StatusOf(Saga), Is.EqualTo(TransferStatus.Refunded));
    }

    [Test]
    public async Task Should_give_each_step_a_confirmation_of_its_own()
    {
        var other = Guid.NewGuid();
        string[] confirmations =
        [
            (await Withdrawn(Saga)).ConfirmationId, (await Deposited(Saga)).ConfirmationId,
            (await Withdrawn(other)).ConfirmationId, (await Refunded(other)).ConfirmationId,
        ];

        Assert.That(confirmations, Is.EqualTo(new[] { $"W-{Saga:N}", $"D-{Saga:N}", $"W-{other:N}", $"R-{other:N}" }));
    }

    [Test]
    public async Task Should_write_an_entry_on_either_side()
    {
        await Withdrawn(Saga);

        var movement = Service.Store.All<Movement>().Single(row => row.SagaId == Saga);
        Assert.That((movement.Kind, movement.DebitAccount, movement.CreditAccount, movement.Amount, movement.Currency),
            Is.EqualTo((MovementKind.Withdrawal, Source, "IN-TRANSIT-USD", 250m, "USD")));
    }
}
