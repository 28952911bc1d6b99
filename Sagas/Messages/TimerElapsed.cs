namespace Sagas.Messages;

/// <summary>A durable timer of a saga came due. It may come twice or late: the saga compares it with what it is waiting for.</summary>
public record TimerElapsed(Guid SagaId, string Name);
