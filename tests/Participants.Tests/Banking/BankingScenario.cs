using Banking.Service;
using Contracts.Banking;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Participants.Tests.Banking;

/// <summary>
/// A bank with two accounts, and the commands that a saga sends to it. Whatever a scenario does, its money adds up in the end.
/// </summary>
abstract class BankingScenario
{
    protected const string Source = "85-150", Target = "43-812";

    protected Guid Saga { get; private set; }
    protected Participant Service { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Saga = NewId.NextGuid();
        Service = await Participant.Start(bus => bus.AddBanking(), services => services.AddSingleton<IBank, SimulatedBank>());
        Service.Store.Open(Source, 2000m);
        Service.Store.Open(Target, 500m);
    }

    [TearDown]
    public async Task Add_up_and_stop()
    {
        await using var stopped = Service;
        Service.Store.MustAddUp();
    }

    protected static Withdraw Withdraw(Guid saga, decimal amount = 250m, string from = Source, string? currency = null) =>
        new(saga, $"T-{saga:N}", from, amount, currency);

    protected static Deposit Deposit(Guid saga, decimal amount = 250m, string to = Target, string currency = "USD") =>
        new(saga, $"T-{saga:N}", to, amount, currency);

    protected static Refund Refund(Guid saga) => new(saga, $"T-{saga:N}");

    protected Task<Withdrawn> Withdrawn(Guid saga) => Service.Ask<Withdraw, Withdrawn>(Withdraw(saga));

    protected Task<Deposited> Deposited(Guid saga) => Service.Ask<Deposit, Deposited>(Deposit(saga));

    protected Task<Refunded> Refunded(Guid saga) => Service.Ask<Refund, Refunded>(Refund(saga));

    protected (decimal Source, decimal InTransit, decimal Target) Balances =>
        (Service.Store.BalanceOf(Source), Service.Store.BalanceOf(AccountNumber.InTransit("USD")), Service.Store.BalanceOf(Target));

    protected TransferStatus StatusOf(Guid saga) => Service.Store.All<Transfer>().Single(row => row.SagaId == saga).Status;
}
