using Contracts.Transfers;
using Sagas;

namespace Orders.Saga.StandingTransfers;

/// <summary>One date of a standing transfer, and what it passes to the next.</summary>
public sealed class StandingTransferState : SagaState
{
    /// <summary>The request.</summary>
    public StandingTransferSubmitted? Plan { get; set; }
    public StandingTransferProgress Progress { get; set; } = new(1, 0, 0, false);

    /// <summary>No further date follows: the standing transfer was ended.</summary>
    public bool IsEnded { get; set; }
}
