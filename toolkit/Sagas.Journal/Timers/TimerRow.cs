namespace Sagas.Journal;

/// <summary>A durable timer: when due, a <see cref="TimerElapsed"/> goes to <see cref="Destination"/>. The saga that handles it removes the row.</summary>
public sealed class TimerRow
{
    public required Guid SagaId { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public required string Destination { get; init; }

    /// <summary>An instance of the service is sending it; when this passes without effect, another may.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
