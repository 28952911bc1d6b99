
namespace Sagas.Messages;

/// <summary>
/// A saga needs an operator. Published as soon as a compensation fails permanently, even if the saga first does what does not depend on
/// it, and each time that a retry fails again.
/// </summary>
/// <param name="ParkedIn">The step or compensation that failed permanently.</param>
/// <param name="Failure">The failure; its step is <paramref name="ParkedIn"/>.</param>
public record SagaNeedsIntervention(Guid SagaId, string Kind, string BusinessId, string ParkedIn, SagaFailure Failure, DateTimeOffset At);
