
namespace Sagas.Messages;

/// <summary>A saga stopped where only a human can help; published each time that happens, also after a retry that failed again.</summary>
/// <param name="ParkedIn">What failed for good.</param>
/// <param name="Failure">Why; its step is <paramref name="ParkedIn"/>.</param>
public record SagaNeedsIntervention(Guid SagaId, string Kind, string BusinessId, string ParkedIn, SagaFailure Failure, DateTimeOffset At);
