using Banking.Service;

namespace Participants.Tests.Banking;

sealed class When_a_refund_overtakes_its_withdrawal : BankingScenario
{
    [SetUp]
    public async Task Refund_first() => Assert.That((await Refunded(Saga)).Amount, Is.Zero);

    [TearDown]
    public void Nothing_moved() => Assert.That(Balances, Is.EqualTo((2000m, 0m, 500m)));

    [Test]
    public async Task Should_refuse_the_late_withdrawal()
    {
        var refused = await Service.Refused(Withdraw(Saga));

        Assert.That((refused.Step, refused.Code), Is.EqualTo((nameof(Withdraw), "cancelled")));
        Assert.That(StatusOf(Saga), Is.EqualTo(TransferStatus.Cancelled));
    }

    [Test]
    public async Task Should_refuse_the_late_deposit()
    {
        var refused = await Service.Refused(Deposit(Saga));

        Assert.That((refused.Step, refused.Code), Is.EqualTo((nameof(Deposit), "cancelled")));
    }

    [Test]
    public async Task Should_answer_the_refund_again() => Assert.That((await Refunded(Saga)).Amount, Is.Zero);
}
