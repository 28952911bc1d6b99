
namespace Sagas.Engine;

/// <summary>
/// A saga whose state this version of its table does not have (a step was renamed or removed) stops for an operator. It stays visible
/// and loses nothing; an exception would hide it in an error queue.
/// </summary>
public static class RemovedStates
{
    /// <summary>
    /// Moves a saga out of a state that is not known. The engine does it with every input; a host whose machine must find the saga in a
    /// known state calls it when it has loaded the saga.
    /// </summary>
    /// <returns>What to announce; null when this version knows the saga's state.</returns>
    public static SagaEffect.NeedsIntervention? Stop(SagaState saga, Func<string, bool> isKnown)
    {
        if (isKnown(saga.CurrentState))
            return null;
        saga.ParkedIn = saga.CurrentState;
        saga.CurrentState = nameof(SagaStatus.NeedsIntervention);
        saga.Status = SagaStatus.NeedsIntervention;
        saga.WakeAt = null;
        saga.CustomStatus = $"This version of {saga.Kind} has no step {saga.ParkedIn}, in which the saga stands. "
            + "Deploy a version that has it and retry; or finish it by hand and resolve, which undoes the rest.";
        return new SagaEffect.NeedsIntervention(saga.ParkedIn, new SagaFailure(saga.ParkedIn, "error", saga.CustomStatus));
    }
}
