using Banking.Service;
using Contracts.Banking;
using MassTransit;
using Sagas;
using Sagas.Messages;
using ServiceDefaults;

namespace Participants.Tests.Banking;

sealed class When_the_bank_fails : BankingScenario
{
    [Test]
    public async Task Should_move_nothing_while_it_is_offline()
    {
        Service.Simulation.Change(new SimulationSettings(SimulationMode.Offline));

        Assert.That((await Service.Failed(Withdraw(Saga))).ExceptionType, Is.EqualTo(typeof(UnavailableException).FullName));
        Assert.That((await Service.Failed(Refund(Saga))).ExceptionType, Is.EqualTo(typeof(UnavailableException).FullName));
        Assert.That(Service.Store.All<Transfer>(), Is.Empty);
    }

    [Test]
    public async Task Should_leave_the_money_in_transit_when_a_deposit_fails()
    {
        await Withdrawn(Saga);
        Service.Simulation.Change(new SimulationSettings(FailOperations: [nameof(Deposit)]));

        Assert.That((await Service.Failed(Deposit(Saga))).ExceptionType, Is.EqualTo(typeof(InvalidOperationException).FullName));
        Assert.That(Balances, Is.EqualTo((1750m, 250m, 500m)));
        Assert.That((await Refunded(Saga)).Amount, Is.EqualTo(250m));
    }

    [Test]
    public async Task Should_time_out_now_and_then_while_it_is_degraded()
    {
        Service.Simulation.Change(new SimulationSettings(SimulationMode.Degraded, Seed: 1));
        var timeouts = 0;
        for (var i = 0; i < 40; i++)
            timeouts += await TimesOut(Guid.NewGuid()) ? 1 : 0;

        Assert.That(timeouts, Is.InRange(10, 30), "half of them, more or less");
    }

    async Task<bool> TimesOut(Guid saga)
    {
        try
        {
            await Service.AskEither<Withdraw, Withdrawn, StepRefused>(Withdraw(saga));
            return false;
        }
        catch (RequestFaultException failed)
        {
            return failed.Fault!.Exceptions[0].ExceptionType == typeof(TimeoutException).FullName;
        }
    }

    [Test]
    public async Task Should_still_answer_what_was_done_before()
    {
        await Withdrawn(Saga);
        await Deposited(Saga);
        Service.Simulation.Change(new SimulationSettings(SimulationMode.Offline));

        await Withdrawn(Saga);
        await Deposited(Saga);
        await Service.Ask<Refund, Deposited>(Refund(Saga));
    }

    [Test]
    public async Task Should_do_the_next_attempt_when_it_is_mended()
    {
        await Withdrawn(Saga);
        Service.Simulation.Change(new SimulationSettings(FailOperations: [nameof(Deposit)]));
        await Service.Failed(Deposit(Saga));
        Service.Simulation.Change(new SimulationSettings());

        await Deposited(Saga);
        Assert.That(Balances, Is.EqualTo((1750m, 0m, 750m)));
    }
}
