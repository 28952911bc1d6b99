using Contracts.Banking;
using MassTransit;
using Sagas.Journal;
using ServiceDefaults;

namespace Banking.Service;

sealed class RefundConsumer(IBank bank, Simulation simulation) : IConsumer<Refund>
{
    public async Task Consume(ConsumeContext<Refund> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        var transfer = await unit.Find<Transfer>(command.SagaId);
        if (transfer is null or { Status: TransferStatus.InTransit or TransferStatus.DepositRefused })
        {
            await bank.Admit(
                new BankOrder(command.SagaId, nameof(Refund), transfer?.Source, transfer?.Amount ?? 0, transfer?.Currency),
                context.CancellationToken
            );
            transfer = Undo(unit, command, transfer);
        }
        if (!simulation.LosesAnswer(nameof(Refund)))
            await Answer(context, transfer);
    }

    static Transfer Undo(UnitOfWork unit, Refund command, Transfer? transfer)
    {
        if (transfer is null)
        {
            transfer = new Transfer
            {
                SagaId = command.SagaId,
                ReferenceId = command.ReferenceId,
                Status = TransferStatus.Cancelled,
                At = unit.Now,
            };
            unit.Insert(command.SagaId, transfer);
            return transfer;
        }
        (transfer.Status, transfer.UpdatedAt) = (TransferStatus.Refunded, unit.Now);
        unit.Update(command.SagaId, transfer);
        unit.Post(TransferMovements.Refund(transfer, unit.Now));
        return transfer;
    }

    static Task Answer(ConsumeContext context, Transfer transfer) =>
        transfer.Status switch
        {
            TransferStatus.Deposited => context.RespondAsync(new Deposited(transfer.SagaId, Confirmation.OfDeposit(transfer.SagaId))),
            TransferStatus.Refunded => context.RespondAsync(
                new Refunded(transfer.SagaId, Confirmation.OfRefund(transfer.SagaId), transfer.Amount)
            ),
            _ => context.RespondAsync(new Refunded(transfer.SagaId, Confirmation.OfRefund(transfer.SagaId), Amount: 0)),
        };
}
