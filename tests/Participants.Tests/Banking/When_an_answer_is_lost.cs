using Banking.Service;
using Contracts.Banking;
using ServiceDefaults;

namespace Participants.Tests.Banking;

/// <summary>The work is done, the saga does not hear of it, tries again or gives up.</summary>
sealed class When_an_answer_is_lost : BankingScenario
{
    [Test]
    public async Task Should_let_a_deposit_stand_that_is_refunded_too_late()
    {
        await Withdrawn(Saga);
        await Lost(nameof(Deposit), Deposit(Saga));

        var answer = await Service.Ask<Refund, Deposited>(Refund(Saga));

        Assert.That(answer.ConfirmationId, Is.EqualTo(Confirmation.OfDeposit(Saga)));
        Assert.That(Balances, Is.EqualTo((1750m, 0m, 750m)));
        Assert.That(Service.Store.All<Movement>().Count(row => row.SagaId == Saga), Is.EqualTo(2));
    }

    [Test]
    public async Task Should_give_back_a_withdrawal_that_nobody_heard_of()
    {
        await Lost(nameof(Withdraw), Withdraw(Saga));
        Assert.That(Balances, Is.EqualTo((1750m, 250m, 500m)));

        Assert.That((await Refunded(Saga)).Amount, Is.EqualTo(250m));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
    }

    [Test]
    public async Task Should_answer_the_next_attempt()
    {
        await Withdrawn(Saga);
        await Lost(nameof(Refund), Refund(Saga));

        Assert.That((await Refunded(Saga)).Amount, Is.EqualTo(250m));
    }

    async Task Lost<TCommand>(string operation, TCommand command) where TCommand : class
    {
        Service.Simulation.Change(new SimulationSettings(LoseAnswers: [operation]));
        await Service.Unanswered(command);
        Service.Simulation.Change(new SimulationSettings());
    }
}
