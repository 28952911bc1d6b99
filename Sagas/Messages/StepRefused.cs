namespace Sagas.Messages;

/// <summary>
/// A participant's answer that a step cannot be done for a business reason: nothing was changed there, and trying again
/// would not help (design section 4, rule 1). Sent with <see cref="Steps.ParticipantExtensions.Refuse"/>.
/// </summary>
/// <param name="Step">The name of the refused command, e.g. <c>ChargePayment</c>.</param>
/// <param name="Code">One of the codes of the HTTP contract, e.g. <c>payment_declined</c>.</param>
public record StepRefused(Guid SagaId, string Step, string Code, string Reason);
