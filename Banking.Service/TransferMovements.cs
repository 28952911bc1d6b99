namespace Banking.Service;

/// <summary>The three movements that a transfer can make: into transit, and once out of it, to the target or back.</summary>
static class TransferMovements
{
    internal static Movement Withdrawal(Transfer transfer) =>
        Of(
            transfer,
            MovementKind.Withdrawal,
            Confirmation.OfWithdrawal(transfer.SagaId),
            from: transfer.Source!,
            to: Transit(transfer),
            transfer.At
        );

    internal static Movement Deposit(Transfer transfer, DateTimeOffset now) =>
        Of(transfer, MovementKind.Deposit, Confirmation.OfDeposit(transfer.SagaId), from: Transit(transfer), to: transfer.Target!, now);

    internal static Movement Refund(Transfer transfer, DateTimeOffset now) =>
        Of(transfer, MovementKind.Refund, Confirmation.OfRefund(transfer.SagaId), from: Transit(transfer), to: transfer.Source!, now);

    static string Transit(Transfer transfer) => AccountNumber.InTransit(transfer.Currency!);

    static Movement Of(Transfer transfer, MovementKind kind, string confirmationId, string from, string to, DateTimeOffset at) => new()
    {
        ConfirmationId = confirmationId,
        Kind = kind,
        DebitAccount = from,
        CreditAccount = to,
        Amount = transfer.Amount,
        Currency = transfer.Currency!,
        SagaId = transfer.SagaId,
        ReferenceId = transfer.ReferenceId,
        At = at,
    };
}
