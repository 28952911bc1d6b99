namespace Sagas.Journal;

/// <summary>
/// A durable timer: when due, it sends a <see cref="TimerElapsed"/> to <see cref="Destination"/>. The saga that handles it deletes the row.
/// </summary>
public sealed class TimerRow
{
    /// <summary>The saga to wake.</summary>
    public required Guid SagaId { get; init; }

    /// <summary>The name of the timer within the saga.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due, by the store's clock.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The address of the endpoint that receives the message.</summary>
    public required string Destination { get; init; }

    /// <summary>Until when an instance has claimed the timer to send it; after that another instance may.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
