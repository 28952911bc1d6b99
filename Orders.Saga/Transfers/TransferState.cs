using Sagas;

namespace Orders.Saga.Transfers;

/// <summary>The state of a transfer's saga.</summary>
public sealed class TransferState : SagaState
{
    public string SourceAccount { get; set; } = "";
    public string TargetAccount { get; set; } = "";
    public decimal Amount { get; set; }

    /// <summary>The requested currency; after the withdrawal, that of the source account.</summary>
    public string? Currency { get; set; }
    public DateTimeOffset? ExecuteAt { get; set; }
    public string? WithdrawalId { get; set; }
    public string? DepositId { get; set; }
}
