using Contracts.Banking;
using Contracts.Transfers;
using Sagas;

namespace Orders.Saga.Transfers;

/// <summary>
/// Withdraw → deposit, on the requested date. If the deposit fails, the money is refunded, unless the deposit was done after all.
/// </summary>
public sealed class TransferStateMachine() : StepStateMachine<TransferState>(transfer =>
{
    transfer.StartsWith<TransferSubmitted>(submitted => submitted.ReferenceId, (saga, submitted) => saga.Accept(submitted));

    transfer.WaitUntil("Scheduled", saga => saga.ExecuteAt);

    transfer.Step<Withdraw, Withdrawn>(saga => saga.Withdraw(), (saga, withdrawn) => saga.Keep(withdrawn))
        .CompensatedBy<Refund, Refunded>(saga => saga.Refund())
        .UnlessDone<Deposited>();

    transfer.Step<Deposit, Deposited>(saga => saga.Deposit(), (saga, deposited) => saga.Keep(deposited));
});

static class TransferMessages
{
    internal static void Accept(this TransferState transfer, TransferSubmitted submitted)
    {
        transfer.SourceAccount = submitted.SourceAccount;
        transfer.TargetAccount = submitted.TargetAccount;
        transfer.Amount = submitted.Amount;
        transfer.Currency = submitted.Currency;
        transfer.ExecuteAt = submitted.ExecuteAt;
        transfer.SubmittedAt = submitted.SubmittedAt;
        transfer.SearchText = $"{submitted.SourceAccount} {submitted.TargetAccount}";
    }

    internal static Withdraw Withdraw(this TransferState transfer) =>
        new(
            transfer.CorrelationId,
            transfer.BusinessId,
            transfer.SourceAccount,
            transfer.Amount,
            transfer.Currency,
            transfer.TargetAccount
        );

    internal static void Keep(this TransferState transfer, Withdrawn withdrawn) =>
        (transfer.WithdrawalId, transfer.Currency) = (withdrawn.ConfirmationId, withdrawn.Currency);

    internal static Refund Refund(this TransferState transfer) => new(transfer.CorrelationId, transfer.BusinessId);

    internal static Deposit Deposit(this TransferState transfer) =>
        new(transfer.CorrelationId, transfer.BusinessId, transfer.TargetAccount, transfer.Amount, transfer.Currency!);

    internal static void Keep(this TransferState transfer, Deposited deposited) => transfer.DepositId = deposited.ConfirmationId;
}
