using Banking.Service;
using Contracts.Banking;

namespace Participants.Tests.Banking;

sealed class When_a_withdrawal_is_refused : BankingScenario
{
    [TestCase("00-000")]
    [TestCase("IN-TRANSIT-USD")]
    [TestCase("OPENING-USD")]
    public async Task Should_know_only_accounts_of_customers(string number) =>
        Assert.That((await Service.Refused(Withdraw(Saga, from: number))).Code, Is.EqualTo("invalid_account"));

    [Test]
    public async Task Should_say_so_when_the_funds_do_not_suffice()
    {
        var refused = await Service.Refused(Withdraw(Saga, amount: 2000.01m));

        Assert.That(refused.Code, Is.EqualTo("insufficient_funds"));
        Assert.That(refused.Reason, Does.Contain(Source).And.Contain("2000.01"));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
    }

    [Test]
    public async Task Should_say_so_when_the_currency_is_another() =>
        Assert.That((await Service.Refused(Withdraw(Saga, currency: "EUR"))).Code, Is.EqualTo("currency_mismatch"));

    [Test]
    public async Task Should_not_move_money_from_an_account_to_itself()
    {
        Assert.That((await Service.Refused(Withdraw(Saga) with { Target = Source })).Code, Is.EqualTo("invalid_account"));
        Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(0.001)]
    public async Task Should_not_take_an_amount_that_is_none(decimal amount) =>
        Assert.That(await Service.Quarantined(Withdraw(Saga, amount)), Does.StartWith("Withdraw breaks a rule").And.Contain("amount"));

    [TestCase("nul\0")]
    [TestCase("an account number that is far too long for an IBAN")]
    public async Task Should_not_take_what_is_no_number_of_an_account(string number) =>
        Assert.That(await Service.Quarantined(Withdraw(Saga, from: number)), Does.Contain("account is '"));

    [Test]
    public async Task Should_stay_refused_when_money_arrives()
    {
        var other = Guid.NewGuid();
        var first = await Service.Refused(Withdraw(Saga, amount: 2100m));
        await Service.Ask<Withdraw, Withdrawn>(Withdraw(other, amount: 200m, from: Target));
        await Service.Ask<Deposit, Deposited>(Deposit(other, amount: 200m, to: Source));

        Assert.That((await Service.Refused(Withdraw(Saga, amount: 2100m))).Reason, Is.EqualTo(first.Reason));
        Assert.That((await Refunded(Saga)).Amount, Is.Zero);
        Assert.That(StatusOf(Saga), Is.EqualTo(TransferStatus.Refused));
        Assert.That(Balances, Is.EqualTo((2200m, 0m, 300m)));
    }
}
