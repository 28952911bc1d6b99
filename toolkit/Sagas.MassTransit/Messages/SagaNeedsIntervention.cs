
namespace Sagas.Messages;

/// <summary>A saga stopped and needs an operator. Published each time that happens, also when a retry fails again.</summary>
/// <param name="ParkedIn">The step or compensation that failed permanently.</param>
/// <param name="Failure">The failure; its step is <paramref name="ParkedIn"/>.</param>
public record SagaNeedsIntervention(Guid SagaId, string Kind, string BusinessId, string ParkedIn, SagaFailure Failure, DateTimeOffset At);
