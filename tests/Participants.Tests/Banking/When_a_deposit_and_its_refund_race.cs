using Banking.Service;
using Contracts.Banking;
using MassTransit;
using Sagas.Messages;

namespace Participants.Tests.Banking;

sealed class When_a_deposit_and_its_refund_race : BankingScenario
{
    [Test]
    public async Task Should_do_one_of_the_two_and_say_the_same_to_both()
    {
        Service.Store.Open("RACE-1", 100_000m);
        var sagas = Enumerable.Range(0, 50).Select(_ => NewId.NextGuid()).ToList();

        await Task.WhenAll(sagas.Select(Race));
    }

    async Task Race(Guid saga)
    {
        await Service.AskEither<Withdraw, Withdrawn, StepRefused>(Withdraw(saga, from: "RACE-1"));
        var (deposit, refund) = (
            Service.AskEither<Deposit, Deposited, StepRefused>(Deposit(saga)),
            Service.AskEither<Refund, Refunded, Deposited>(Refund(saga))
        );
        await Task.WhenAll(deposit, refund);

        if (await refund is Deposited)
            Assert.That(await deposit, Is.InstanceOf<Deposited>());
        else
            Assert.That(await deposit, Is.InstanceOf<StepRefused>().With.Property(nameof(StepRefused.Code)).EqualTo("cancelled"));
        Assert.That(StatusOf(saga), Is.EqualTo(await refund is Deposited ? TransferStatus.Deposited : TransferStatus.Refunded));
    }
}
