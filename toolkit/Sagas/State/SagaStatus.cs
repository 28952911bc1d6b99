namespace Sagas;

/// <summary>What a person wants to know of a saga first (design section 4). All kinds of saga share these.</summary>
public enum SagaStatus
{
    Accepted,
    Running,
    Retrying,
    Waiting,
    Compensating,
    Completed,
    Failed,
    Compensated,
    Cancelled,
    NeedsIntervention,
}

public static class SagaStatusExtensions
{
    /// <summary>No step, timer or compensation will follow by itself. <see cref="SagaStatus.NeedsIntervention"/> is not final: a human decides.</summary>
    public static bool IsFinal(this SagaStatus status) =>
        status is SagaStatus.Completed or SagaStatus.Failed or SagaStatus.Compensated or SagaStatus.Cancelled;
}
