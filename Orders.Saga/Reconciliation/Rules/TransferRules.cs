using Contracts.Banking;
using Orders.Saga.Transfers;
using Sagas;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Reconciliation.Rules;

/// <summary>A completed transfer has one withdrawal and one deposit; of a transfer that ended otherwise, no money is gone or in transit.</summary>
static class TransferRules
{
    internal static Expectation Of(TransferState transfer) => new(
        Check.Transfer,
        Participant.Banking,
        transfer.Status == SagaStatus.Completed
            ? new Dictionary<string, decimal>
            {
                [Held.Withdrawn(transfer.Currency)] = transfer.Amount,
                [Held.Deposited(transfer.Currency)] = transfer.Amount,
            }
            : Held.Nothing,
        [transfer.CorrelationId],
        [],
        transfer.WasByHand(nameof(Withdraw), nameof(Deposit), nameof(Refund)));
}
