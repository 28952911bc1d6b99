using Contracts.Banking;
using MassTransit;
using Sagas.Journal;
using Sagas;
using ServiceDefaults;

namespace Banking.Service;

sealed class WithdrawConsumer(IBank bank, Simulation simulation) : IConsumer<Withdraw>
{
    public async Task Consume(ConsumeContext<Withdraw> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        var transfer = await unit.Find<Transfer>(command.SagaId);
        if (transfer is null)
        {
            await bank.Admit(
                new BankOrder(command.SagaId, nameof(Withdraw), command.Account, command.Amount, command.Currency),
                context.CancellationToken
            );
            transfer = await Carry(unit, command);
        }
        await Answer(context, transfer);
    }

    static async Task<Transfer> Carry(UnitOfWork unit, Withdraw command)
    {
        var source = await unit.Find<Account>(command.Account);
        var transfer = WithdrawalRules.Check(command, source) is { } refusal
            ? Refused(command, refusal, unit.Now)
            : Started(command, source!, unit.Now);
        unit.Insert(command.SagaId, transfer);
        if (transfer.Status == TransferStatus.InTransit)
            unit.Post(TransferMovements.Withdrawal(transfer));
        return transfer;
    }

    static Transfer Started(Withdraw command, Account source, DateTimeOffset now) => new()
    {
        SagaId = command.SagaId,
        ReferenceId = command.ReferenceId,
        Status = TransferStatus.InTransit,
        Source = source.Number,
        Amount = command.Amount,
        Currency = source.Currency,
        At = now,
    };

    static Transfer Refused(Withdraw command, Refusal refusal, DateTimeOffset now) => new()
    {
        SagaId = command.SagaId,
        ReferenceId = command.ReferenceId,
        Status = TransferStatus.Refused,
        RefusalCode = refusal.Code,
        RefusalReason = refusal.Reason,
        At = now,
    };

    Task Answer(ConsumeContext<Withdraw> context, Transfer transfer) => transfer.Status switch
    {
        TransferStatus.Refused => context.Refuse(transfer.SagaId, transfer.RefusalCode!, transfer.RefusalReason!),
        TransferStatus.Cancelled or TransferStatus.Refunded =>
            context.Refuse(transfer.SagaId, "cancelled", $"Transfer {transfer.ReferenceId} was refunded before this command came."),
        _ when simulation.LosesAnswer(nameof(Withdraw)) => Task.CompletedTask,
        _ => context.RespondAsync(new Withdrawn(transfer.SagaId, Confirmation.OfWithdrawal(transfer.SagaId), transfer.Currency!)),
    };
}
