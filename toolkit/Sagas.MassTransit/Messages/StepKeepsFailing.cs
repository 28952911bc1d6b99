
namespace Sagas.Messages;

/// <summary>
/// A step has been retried for longer than <see cref="RetryPolicy.AlertAfter"/>, and still is. Published once, and once more after each
/// retry that an operator asks for.
/// </summary>
/// <param name="Since">When its first attempt began.</param>
/// <param name="Failure">The last failure; its step is <paramref name="Step"/>.</param>
public record StepKeepsFailing(
    Guid SagaId,
    string Kind,
    string BusinessId,
    string Step,
    int Attempts,
    DateTimeOffset Since,
    SagaFailure Failure,
    DateTimeOffset At
);
