using Sagas.Messages;
using Sagas.Steps;

namespace Sagas.Persistence;

/// <summary>
/// A saga that stands in a state which this version of its table does not have (a step was renamed or removed while it was there)
/// is parked: visible to operators, nothing of it lost, and never an exception that hides it in an error queue.
/// </summary>
static class UnknownState
{
    /// <returns>What to announce; null when the saga stands where this version knows it.</returns>
    internal static SagaNeedsIntervention? Park(SagaState saga, ISagaTable? table, DateTimeOffset now)
    {
        if (table is null || table.Knows(saga.CurrentState))
            return null;
        saga.ParkedIn = saga.CurrentState;
        saga.CurrentState = nameof(SagaStatus.NeedsIntervention);
        saga.Status = SagaStatus.NeedsIntervention;
        saga.WakeAt = null;
        saga.CustomStatus = $"This version of {saga.Kind} has no step {saga.ParkedIn}, in which the saga stands. Deploy a version that has it and retry; or finish it by hand and resolve, which undoes the rest.";
        return new SagaNeedsIntervention(saga.CorrelationId, saga.Kind, saga.BusinessId, saga.ParkedIn, new SagaFailure(saga.ParkedIn, "error", saga.CustomStatus), now);
    }
}
