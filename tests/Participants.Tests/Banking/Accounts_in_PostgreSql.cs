using Banking.Service;

namespace Participants.Tests.Banking;

sealed class Accounts_in_PostgreSql : When_accounts_are_used_concurrently
{
    PostgreSqlBank bank = null!;

    protected override Task<Participant> StartBank() => (bank = new PostgreSqlBank()).Start();

    public override async Task Stop()
    {
        await base.Stop();
        await bank.DisposeAsync();
    }

    [Test]
    public async Task Should_set_balances_beside_transfers()
    {
        var setting = Task.WhenAll(Enumerable.Range(0, 20).Select(i => Open("OTHER-1", i)));
        await Should_lose_and_make_no_money_in_any_mix_of_transfers();
        await setting;

        await MustHoldAllMoney();
        Assert.That(
            (await Service.The<AccountReader>().Entries("OTHER-1", after: 0, limit: 500, CancellationToken.None)).Sum(entry =>
                entry.Amount
            ),
            Is.EqualTo(await BalanceOf("OTHER-1"))
        );
    }

    protected override Task Open(string number, decimal balance) =>
        Service.The<AccountWriter>().Set("test", [new WantedBalance(number, balance, "USD")], CancellationToken.None);

    protected override async Task<decimal> BalanceOf(string number) =>
        (await Service.The<AccountReader>().Find(number, CancellationToken.None))!.Balance;

    protected override async Task MustHoldAllMoney()
    {
        var check = await Service.The<LedgerReader>().Check(CancellationToken.None);
        Assert.That(check.IsSound, $"{check}");
    }
}
