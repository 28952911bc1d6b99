namespace Sagas.Messages;

/// <summary>
/// A participant's answer that a step cannot be done for a business reason. Nothing was changed there, and the saga never
/// retries it, whatever its retry policy says. Sent with <see cref="ParticipantExtensions.Refuse"/>.
/// </summary>
/// <param name="Step">The name of the refused command, e.g. <c>ChargePayment</c>.</param>
/// <param name="Code">One of the codes of the HTTP contract, e.g. <c>payment_declined</c>.</param>
public record StepRefused(Guid SagaId, string Step, string Code, string Reason);
