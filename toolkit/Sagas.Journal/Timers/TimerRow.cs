namespace Sagas.Journal;

/// <summary>
/// A durable timer: when due, a <see cref="TimerElapsed"/> goes to <see cref="Destination"/>. The saga that handles it removes the row.
/// </summary>
public sealed class TimerRow
{
    /// <summary>The saga that is woken.</summary>
    public required Guid SagaId { get; init; }

    /// <summary>Which of the saga's timers this is.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due, by the store's clock.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The address of the endpoint that the message goes to.</summary>
    public required string Destination { get; init; }

    /// <summary>An instance of the service is sending it; when this passes without effect, another may.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
