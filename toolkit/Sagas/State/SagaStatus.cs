namespace Sagas;

/// <summary>What a person wants to know of a saga first. All kinds of saga share these.</summary>
public enum SagaStatus
{
    /// <summary>It has not begun.</summary>
    Accepted,

    /// <summary>A step runs.</summary>
    Running,

    /// <summary>A step waits for its next attempt.</summary>
    Retrying,

    /// <summary>It waits for a date, a message or a person.</summary>
    Waiting,

    /// <summary>What was done is undone.</summary>
    Compensating,

    /// <summary>All steps are done.</summary>
    Completed,

    /// <summary>It failed, and nothing was left to compensate.</summary>
    Failed,

    /// <summary>It failed, and all was compensated.</summary>
    Compensated,

    /// <summary>It was cancelled, and all was compensated.</summary>
    Cancelled,

    /// <summary>It stopped where only an operator can help.</summary>
    NeedsIntervention,
}

/// <summary>What a status means.</summary>
public static class SagaStatusExtensions
{
    /// <summary>
    /// No step, timer or compensation will follow by itself. <see cref="SagaStatus.NeedsIntervention"/> is not final: a human decides.
    /// </summary>
    public static bool IsFinal(this SagaStatus status) =>
        status is SagaStatus.Completed or SagaStatus.Failed or SagaStatus.Compensated or SagaStatus.Cancelled;
}
