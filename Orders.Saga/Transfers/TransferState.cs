using Sagas;

namespace Orders.Saga.Transfers;

/// <summary>What a transfer's saga remembers between its messages.</summary>
public sealed class TransferState : SagaState
{
    public string SourceAccount { get; set; } = "";
    public string TargetAccount { get; set; } = "";
    public decimal Amount { get; set; }

    /// <summary>As asked; once withdrawn, that of the source account.</summary>
    public string? Currency { get; set; }
    public DateTimeOffset? ExecuteAt { get; set; }
    public string? WithdrawalId { get; set; }
    public string? DepositId { get; set; }
}
