using Banking.Service;

namespace Participants.Tests.Banking;

sealed class When_a_deposit_is_refused : BankingScenario
{
    [SetUp]
    public Task Withdraw_first() => Withdrawn(Saga);

    [TestCase("00-000")]
    [TestCase("IN-TRANSIT-USD")]
    [TestCase("OPENING-USD")]
    public async Task Should_know_only_accounts_of_customers(string number)
    {
        Assert.That((await Service.Refused(Deposit(Saga, to: number))).Code, Is.EqualTo("invalid_account"));
        Assert.That(Balances, Is.EqualTo((1750m, 250m, 500m)));
    }

    /// <summary>Else the shop's own account would pay for orders that cost it nothing.</summary>
    [Test]
    public async Task Should_not_take_money_back_to_the_account_that_it_came_from()
    {
        Assert.That((await Service.Refused(Deposit(Saga, to: Source))).Code, Is.EqualTo("invalid_account"));
        Assert.That((await Refunded(Saga)).Amount, Is.EqualTo(250m));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
    }

    [Test]
    public async Task Should_not_exchange_currencies()
    {
        Service.Store.Open("EU-1", 10m, "EUR");

        Assert.That((await Service.Refused(Deposit(Saga, to: "EU-1"))).Code, Is.EqualTo("currency_mismatch"));
    }

    [Test]
    public async Task Should_not_take_what_was_withdrawn_for_another_currency() =>
        Assert.That((await Service.Refused(Deposit(Saga, currency: "EUR"))).Code, Is.EqualTo("currency_mismatch"));

    [Test]
    public async Task Should_not_deposit_another_amount_than_was_withdrawn() =>
        Assert.That((await Service.Refused(Deposit(Saga, amount: 249.99m))).Code, Is.EqualTo("rejected"));

    [Test]
    public async Task Should_stay_refused_when_the_account_is_opened()
    {
        await Service.Refused(Deposit(Saga, to: "NEW-1"));
        Service.Store.Open("NEW-1", 10m);

        Assert.That((await Service.Refused(Deposit(Saga, to: "NEW-1"))).Code, Is.EqualTo("invalid_account"));
        Assert.That(StatusOf(Saga), Is.EqualTo(TransferStatus.DepositRefused));
    }

    [Test]
    public async Task Should_give_the_money_back()
    {
        await Service.Refused(Deposit(Saga, to: "00-000"));

        Assert.That((await Refunded(Saga)).Amount, Is.EqualTo(250m));
        Assert.That((await Service.Refused(Deposit(Saga, to: "00-000"))).Code, Is.EqualTo("cancelled"));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
    }
}
