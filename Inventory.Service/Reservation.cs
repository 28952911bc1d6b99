using Contracts.Orders;
using Sagas.Journal;

namespace Inventory.Service;

public enum ReservationStatus
{
    Reserved,
    Released,

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

    /// <summary>When it was set aside, or cancelled in advance.</summary>
    public DateTimeOffset At { get; init; }
    public int Version { get; set; }
}
