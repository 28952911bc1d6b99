using Contracts.Rules;
using Sagas.Journal;

namespace Banking.Service;

public enum TransferStatus
{
    /// <summary>Withdrawn; a deposit or a refund ends it.</summary>
    InTransit,
    Deposited,

    /// <summary>The deposit was refused permanently; the money is still in transit, and only a refund moves it.</summary>
    DepositRefused,
    Refunded,

    /// <summary>
    /// The withdrawal was refused permanently: the saga may have acted on the refusal, and would never undo what a later attempt did.
    /// </summary>
    Refused,

    /// <summary>A tombstone: refunded before the withdrawal, so that the late commands are refused.</summary>
    Cancelled,
}

/// <summary>The progress of one saga's money; at most one per saga, however often its commands arrive.</summary>
public sealed class Transfer : IVersioned
{
    public required Guid SagaId { get; init; }
    public required string ReferenceId { get; init; }
    public required TransferStatus Status { get; set; }

    /// <summary>The source account; null when nothing was withdrawn.</summary>
    public string? Source { get; init; }
    public string? Target { get; set; }
    public decimal Amount { get => Money.Canonical(field); init; }

    /// <summary>The currency of the source account.</summary>
    public string? Currency { get; init; }

    /// <summary>Why the withdrawal or the deposit was refused; null when neither was.</summary>
    public string? RefusalCode { get; set; }
    public string? RefusalReason { get; set; }

    /// <summary>When it was withdrawn or refused, or cancelled in advance.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was deposited, its deposit refused, or refunded.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
    public int Version { get; set; }
}
