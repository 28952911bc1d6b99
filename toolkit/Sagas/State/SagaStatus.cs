namespace Sagas;

/// <summary>The state of a saga in terms common to all kinds.</summary>
public enum SagaStatus
{
    /// <summary>It has not started.</summary>
    Accepted,

    /// <summary>A step runs.</summary>
    Running,

    /// <summary>A step waits for its next attempt.</summary>
    Retrying,

    /// <summary>It waits for a date, a message or a person.</summary>
    Waiting,

    /// <summary>Completed steps are being compensated.</summary>
    Compensating,

    /// <summary>All steps are done.</summary>
    Completed,

    /// <summary>It failed, and nothing was left to compensate.</summary>
    Failed,

    /// <summary>It failed, and everything was compensated.</summary>
    Compensated,

    /// <summary>It was cancelled, and everything was compensated.</summary>
    Cancelled,

    /// <summary>It stopped and needs an operator.</summary>
    NeedsIntervention,
}

/// <summary>Properties of a status.</summary>
public static class SagaStatusExtensions
{
    /// <summary>
    /// No step, timer or compensation follows by itself. <see cref="SagaStatus.NeedsIntervention"/> is not final: an operator decides.
    /// </summary>
    public static bool IsFinal(this SagaStatus status) =>
        status is SagaStatus.Completed or SagaStatus.Failed or SagaStatus.Compensated or SagaStatus.Cancelled;
}
