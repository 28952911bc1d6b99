using Contracts.Banking;
using MassTransit;
using Sagas.Journal;
using Sagas;
using ServiceDefaults;

namespace Banking.Service;

sealed class DepositConsumer(IBank bank, Simulation simulation) : IConsumer<Deposit>
{
    public async Task Consume(ConsumeContext<Deposit> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        var transfer = await unit.Find<Transfer>(command.SagaId);
        if (transfer is { Status: TransferStatus.InTransit })
        {
            await bank.Admit(
                new BankOrder(command.SagaId, nameof(Deposit), command.Account, command.Amount, command.Currency),
                context.CancellationToken
            );
            await Carry(unit, command, transfer);
        }
        await Answer(context, transfer);
    }

    static async Task Carry(UnitOfWork unit, Deposit command, Transfer transfer)
    {
        var target = await unit.Find<Account>(command.Account);
        if (DepositRules.Check(command, transfer, target) is { } refusal)
        {
            (transfer.Status, transfer.RefusalCode, transfer.RefusalReason) = (TransferStatus.DepositRefused, refusal.Code, refusal.Reason);
        }
        else
        {
            (transfer.Status, transfer.Target) = (TransferStatus.Deposited, target!.Number);
            unit.Post(TransferMovements.Deposit(transfer, unit.Now));
        }
        transfer.UpdatedAt = unit.Now;
        unit.Update(transfer.SagaId, transfer);
    }

    Task Answer(ConsumeContext<Deposit> context, Transfer? transfer) =>
        transfer switch
        {
            { Status: TransferStatus.Deposited } when simulation.LosesAnswer(nameof(Deposit)) => Task.CompletedTask,
            { Status: TransferStatus.Deposited } => context.RespondAsync(
                new Deposited(transfer.SagaId, Confirmation.OfDeposit(transfer.SagaId))
            ),
            { Status: TransferStatus.DepositRefused } => context.Refuse(transfer.SagaId, transfer.RefusalCode!, transfer.RefusalReason!),
            _ => context.Refuse(
                context.Message.SagaId,
                "cancelled",
                $"No money of transfer {context.Message.ReferenceId} is in transit{Where(transfer)}."
            ),
        };

    static string Where(Transfer? transfer) => transfer switch
    {
        null => ": nothing was withdrawn for it",
        { Status: TransferStatus.Refused } => ": its withdrawal was refused",
        _ => " any more: it was refunded",
    };
}
