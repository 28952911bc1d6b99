using Sagas.Journal;

namespace Banking.Service;

public enum TransferStatus
{
    /// <summary>Withdrawn; a deposit or a refund ends it.</summary>
    InTransit,
    Deposited,

    /// <summary>The deposit was refused, for good; the money is still in transit, and only a refund moves it.</summary>
    DepositRefused,
    Refunded,

    /// <summary>
    /// The withdrawal was refused, for good: the saga may have acted on it, and would never undo what another attempt gets later.
    /// </summary>
    Refused,

    /// <summary>A tombstone: refunded before it was withdrawn, so that the late commands are refused.</summary>
    Cancelled,
}

/// <summary>How far the money of one saga is; there is one at most, however often the commands come.</summary>
public sealed class Transfer : IVersioned
{
    public required Guid SagaId { get; init; }
    public required string ReferenceId { get; init; }
    public required TransferStatus Status { get; set; }

    /// <summary>Where the money came from; null when nothing was withdrawn.</summary>
    public string? Source { get; init; }
    public string? Target { get; set; }
    public decimal Amount { get; init; }

    /// <summary>That of the source account.</summary>
    public string? Currency { get; init; }

    /// <summary>Why the withdrawal or the deposit was refused, if one was.</summary>
    public string? RefusalCode { get; set; }
    public string? RefusalReason { get; set; }

    /// <summary>When it was withdrawn or refused, or cancelled in advance.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was deposited, its deposit refused, or refunded.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
    public int Version { get; set; }
}
