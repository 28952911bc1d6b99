using Contracts.Transfers;
using Sagas;

namespace Orders.Saga.StandingTransfers;

/// <summary>One date of a standing transfer, and what it hands on to the next.</summary>
public sealed class StandingTransferState : SagaState
{
    /// <summary>What was asked for.</summary>
    public StandingTransferSubmitted? Plan { get; set; }
    public StandingTransferProgress Progress { get; set; } = new(1, 0, 0, false);

    /// <summary>No date follows this one: somebody ended it.</summary>
    public bool IsEnded { get; set; }
}
