using Banking.Service;

namespace Participants.Tests.Banking;

sealed class When_a_step_is_asked_for_again : BankingScenario
{
    [Test]
    public async Task Should_withdraw_once_and_answer_the_same()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Withdrawn(Saga)));

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        Assert.That(Balances, Is.EqualTo((1750m, 250m, 500m)));
    }

    [Test]
    public async Task Should_deposit_once_and_answer_the_same()
    {
        await Withdrawn(Saga);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Deposited(Saga)));

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        Assert.That(Balances, Is.EqualTo((1750m, 0m, 750m)));
    }

    [Test]
    public async Task Should_refund_once_and_answer_the_same()
    {
        await Withdrawn(Saga);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Refunded(Saga)));

        Assert.That(answers.Distinct().Single().Amount, Is.EqualTo(250m));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
    }

    [Test]
    public async Task Should_still_answer_a_withdrawal_when_its_money_has_arrived()
    {
        var first = await Withdrawn(Saga);
        await Deposited(Saga);

        Assert.That(await Withdrawn(Saga), Is.EqualTo(first));
        Assert.That(Service.Store.All<Movement>().Count(row => row.SagaId == Saga), Is.EqualTo(2));
    }

    [Test]
    public async Task Should_refuse_it_when_the_money_went_back()
    {
        await Withdrawn(Saga);
        await Refunded(Saga);

        Assert.That((await Service.Refused(Withdraw(Saga))).Code, Is.EqualTo("cancelled"));
        Assert.That((await Service.Refused(Deposit(Saga))).Code, Is.EqualTo("cancelled"));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
    }
}
