namespace Sagas.Steps;

static class SagaStateExtensions
{
    /// <summary>The record of a step; compensations get theirs when they start.</summary>
    internal static StepRecord Record(this SagaState saga, string step)
    {
        if (saga.Steps.Find(record => record.Name == step) is { } known)
            return known;
        var record = new StepRecord { Name = step };
        saga.Steps.Add(record);
        return record;
    }

    /// <summary>True when the step may have happened and is not undone.</summary>
    internal static bool Owes(this SagaState saga, string step) =>
        saga.Record(step) is { MayHaveHappened: true, Status: not StepStatus.Compensated };

    /// <summary>True when the table knows how to undo something that may have happened: this step, or one that had its compensation under an earlier name.</summary>
    internal static bool Owes<TSaga>(this SagaState saga, StepDefinition<TSaga> step) where TSaga : SagaState =>
        step.Undo is { } undo && (saga.Owes(step.Name) || saga.Steps.Exists(record => record.UndoneBy == undo.Name && saga.Owes(record.Name)));

    /// <summary>A compensation is done, or was done by hand.</summary>
    internal static void Undone<TSaga>(this SagaState saga, StepDefinition<TSaga> undo) where TSaga : SagaState
    {
        foreach (var record in saga.Steps.Where(record => record.Name == undo.Undoes!.Name || record.UndoneBy == undo.Name))
            record.Status = StepStatus.Compensated;
    }

    /// <summary>The saga failed or was cancelled: it does not go forward any more.</summary>
    internal static bool IsEnding(this SagaState saga) => saga.Failure is not null;

    /// <summary>A step that waits for its answer, its next attempt, a date or a person.</summary>
    internal static bool IsBusy(this StepRecord record) => record.Status is StepStatus.Running or StepStatus.Retrying;

    internal static void Finish(this StepRecord record, StepStatus status, DateTimeOffset now) =>
        (record.Status, record.FinishedAt, record.DueAt) = (status, now, null);

    internal static SagaDetail Detail(this SagaState saga, string? state = null, string? cannotCancelBecause = null) => new(
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
        step.Attempts + step.AttemptsBefore,
        step.Status == StepStatus.Retrying ? step.DueAt : null,
        step.Failure is null ? null : new FailureDetail(step.Failure.Type, step.Failure.Message),
        step.Result,
        step.ChildId,
        step.IsBusy() ? step.Progress : null);
}
