using Contracts.Banking;
using Orders.Saga.Transfers;
using Sagas;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Reconciliation.Rules;

/// <summary>A completed transfer has one withdrawal and one deposit; one that ended otherwise has moved nothing.</summary>
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
