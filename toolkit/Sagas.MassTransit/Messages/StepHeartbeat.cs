namespace Sagas.Messages;

/// <summary>
/// A participant is at work on a command: it took it from its queue, or is still alive. Sent at once, outside the unit of work, so
/// that the saga hears of it before the work is done; it may be lost, and only the next one matters.
/// </summary>
/// <param name="Progress">How far it is, for people.</param>
public record StepHeartbeat(Guid SagaId, string Step, int Attempt, string? Progress);
