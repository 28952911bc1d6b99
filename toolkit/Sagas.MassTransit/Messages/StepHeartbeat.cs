namespace Sagas.Messages;

/// <summary>
/// A participant took a command from its queue, or is still working on it. Sent at once, outside the unit of work, so that it reaches the
/// saga before the work is done. It may be lost; only the latest one matters.
/// </summary>
/// <param name="Progress">The progress, in words.</param>
public record StepHeartbeat(Guid SagaId, string Step, int Attempt, string? Progress);
