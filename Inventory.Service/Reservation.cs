using Contracts.Orders;
using Sagas.Journal;

namespace Inventory.Service;

public enum ReservationStatus
{
    Reserved,
    Released,

    /// <summary>
    /// Refused once is refused for good: the saga may have acted on it, and would never undo what another attempt gets later.
    /// </summary>
    Refused,

    /// <summary>A tombstone: released before it was reserved, so that the late command is refused.</summary>
    Cancelled,
}

/// <summary>What is set aside for one saga; there is one at most, however often the command comes.</summary>
public sealed class Reservation : IVersioned
{
    public required Guid SagaId { get; init; }
    public required string OrderId { get; init; }
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];
    public ReservationStatus Status { get; set; }

    /// <summary>Why it was refused, if it was.</summary>
    public string? RefusalCode { get; init; }
    public string? RefusalReason { get; init; }

    /// <summary>When it was set aside or refused, or cancelled in advance.</summary>
    public DateTimeOffset At { get; init; }
    public int Version { get; set; }
}
