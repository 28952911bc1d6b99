namespace Participants.Tests.Banking;

sealed class When_there_is_nothing_to_deposit : BankingScenario
{
    [Test]
    public async Task Should_refuse_a_deposit_without_a_withdrawal() =>
        Assert.That((await Service.Refused(Deposit(Saga))).Code, Is.EqualTo("cancelled"));

    [Test]
    public async Task Should_refuse_a_deposit_whose_withdrawal_was_refused()
    {
        await Service.Refused(Withdraw(Saga, amount: 5000m));

        Assert.That((await Service.Refused(Deposit(Saga, amount: 5000m))).Code, Is.EqualTo("cancelled"));
    }
}
