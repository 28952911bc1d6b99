namespace Sagas.Engine;

/// <summary>Queries of a saga's state, for the engine and for what reads stored sagas. They change nothing.</summary>
public static class SagaStateExtensions
{
    /// <summary>The record of a step; null while there is none.</summary>
    public static StepRecord? Find(this SagaState saga, string step) => saga.Steps.Find(record => record.Name == step);

    internal static StepStatus StatusOf(this SagaState saga, string step) => saga.Find(step)?.Status ?? StepStatus.Pending;

    internal static bool IsBusy(this SagaState saga, string step) => saga.Find(step)?.IsBusy() is true;

    /// <summary>True when the saga failed or was cancelled and no longer goes forward.</summary>
    internal static bool IsEnding(this SagaState saga) => saga.Failure is not null;

    /// <summary>True when nothing more happens by itself: the saga has ended, or an operator must act.</summary>
    public static bool IsSettled(this SagaState saga) => saga.Status.IsFinal() || saga.Status == SagaStatus.NeedsIntervention;

    /// <summary>True while the step waits for its answer, its next attempt, a date or a person.</summary>
    public static bool IsBusy(this StepRecord record) => record.Status is StepStatus.Running or StepStatus.Retrying;

    /// <summary>True when the step may have happened and is not compensated.</summary>
    internal static bool IsInEffect(this StepRecord record) => record is { MayHaveHappened: true, Status: not StepStatus.Compensated };

    /// <summary>The number of all attempts, including those before an operator's retry.</summary>
    internal static int AllAttempts(this StepRecord record) => record.Attempts + record.AttemptsBefore;

    /// <summary>The saga as readers see it.</summary>
    /// <param name="state">The state to show instead of the current one, for a decision that leads there.</param>
    public static SagaDetail Detail(this SagaState saga, string? state = null, string? cannotCancelBecause = null) => new(
        saga.CorrelationId,
        saga.Kind,
        saga.BusinessId,
        saga.Status,
        state ?? saga.CurrentState,
        saga.CustomStatus,
        saga.SubmittedAt,
        saga.UpdatedAt,
        saga.FinishedAt,
        [.. saga.Steps.Where(step => !step.IsHidden).Select(Detail)],
        saga.Failure,
        cannotCancelBecause,
        saga.ParentId,
        saga.Run,
        saga.ContinuedFrom,
        saga.ContinuedAs,
        saga.Output);

    static StepDetail Detail(StepRecord step) => new(
        step.Name,
        step.Status,
        step.AllAttempts(),
        step.Status == StepStatus.Retrying ? step.DueAt : null,
        step.Failure is null ? null : new FailureDetail(step.Failure.Type, step.Failure.Message),
        step.Result,
        step.ChildId,
        step.IsBusy() ? step.Progress : null,
        step.StartedAt);
}
