namespace Sagas.Messages;

/// <summary>
/// A participant declines a step for a business reason. It changed nothing, and the saga does not retry, whatever its retry policy says.
/// Sent with <see cref="ParticipantExtensions.Refuse"/>.
/// </summary>
/// <param name="Step">The name of the refused command, e.g. <c>ChargePayment</c>.</param>
/// <param name="Code">One of the codes of the HTTP contract, e.g. <c>payment_declined</c>.</param>
public record StepRefused(Guid SagaId, string Step, string Code, string Reason);
