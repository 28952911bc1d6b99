using Banking.Service;
using Microsoft.Extensions.DependencyInjection;

namespace Participants.Tests.Banking;

sealed class Accounts_in_memory : When_accounts_are_used_concurrently
{
    protected override Task<Participant> StartBank() =>
        Participant.Start(bus => bus.AddBanking(), services => services.AddSingleton<IBank, SimulatedBank>());

    protected override Task Open(string number, decimal balance)
    {
        Service.Store.Open(number, balance);
        return Task.CompletedTask;
    }

    protected override Task<decimal> BalanceOf(string number) => Task.FromResult(Service.Store.BalanceOf(number));

    protected override Task MustHoldAllMoney()
    {
        Service.Store.MustHoldAllMoney();
        return Task.CompletedTask;
    }
}
