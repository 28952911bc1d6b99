using Contracts.Orders;
using Sagas.Journal;

namespace Inventory.Service;

public enum ReservationStatus
{
    Reserved,
    Released,

    /// <summary>
    /// A refusal is permanent: the saga may have acted on it, and would never undo what a later attempt did.
    /// </summary>
    Refused,

    /// <summary>A tombstone: released before the reservation, so that the late command is refused.</summary>
    Cancelled,
}

/// <summary>The reservation of one saga; at most one per saga, however often its command arrives.</summary>
public sealed class Reservation : IVersioned
{
    public required Guid SagaId { get; init; }
    public required string OrderId { get; init; }
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];
    public ReservationStatus Status { get; set; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? RefusalCode { get; init; }
    public string? RefusalReason { get; init; }

    /// <summary>When it was reserved or refused, or cancelled in advance.</summary>
    public DateTimeOffset At { get; init; }
    public int Version { get; set; }
}
