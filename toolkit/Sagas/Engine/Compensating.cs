using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Compensates in reverse order, and stops for an operator where that is impossible.</summary>
static class Compensating
{
    /// <summary>
    /// Compensates every step that was started, even if its completion was not confirmed, last first. One that failed for good does not
    /// stop the ones before it: the saga needs intervention when all others are done.
    /// </summary>
    internal static void CompensateAll<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        var (saga, definition) = (turn.Saga, turn.Definition);
        var (lost, pending) = (definition.Lost(saga), definition.Pending(saga).ToList());
        if (lost is not null || pending.Count > 0)
            saga.EndsAs ??= SagaStatus.Compensated;
        var failed = pending.FindAll(step => saga.StatusOf(step.Compensation!.Name) == StepStatus.CompensationFailed);
        // Whether anything is undone at all depends on a compensation that may find the last step done.
        if (failed.Find(step => step.Compensation!.Finds is not null) is { } decisive)
            turn.Park(decisive.Compensation!.Name);
        else if (pending.Except(failed).FirstOrDefault() is { } next)
            turn.Compensate(next);
        else if (failed.FirstOrDefault() is { } first)
            turn.Park(first.Compensation!.Name);
        else if (lost is not null)
            turn.StopForIntervention(lost);
        else
            turn.Finish(saga.EndsAs ?? SagaStatus.Failed);
    }

    internal static void Compensate<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step) where TSaga : SagaState, new()
    {
        var record = turn.Record(step);
        (record.Status, record.CompensatedBy) = (StepStatus.Compensating, step.Compensation!.Name);
        turn.RestartAttempts(step.Compensation);
    }

    /// <summary>Begins a step again, with its full retry policy.</summary>
    internal static void RestartAttempts<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step) where TSaga : SagaState, new()
    {
        var record = turn.Record(step);
        record.AttemptsBefore += record.Attempts;
        record.Attempts = 0;
        (record.StartedAt, record.AlertedAt, record.GivenUpAt) = (null, null, null);
        if (step is ChildDefinition<TSaga> child && record.ChildId is { } ended)
            turn.TryAnotherChild(child, record, ended);
        turn.Begin(step);
    }

    /// <summary>A compensation is done, or was done by hand.</summary>
    internal static void MarkCompensated<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> compensation) where TSaga : SagaState, new()
    {
        var compensated = compensation.Compensates!.Name;
        foreach (var record in turn.Saga.Steps.Where(record => record.Name == compensated || record.CompensatedBy == compensation.Name))
            record.Status = StepStatus.Compensated;
    }

    /// <summary>The compensation found that the last step was done: the saga is not compensated but continues.</summary>
    internal static void DoneAfterAll<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> compensation, object reply)
        where TSaga : SagaState, new()
    {
        var (saga, found) = (turn.Saga, compensation.Finds!);
        turn.Finish(turn.Record(compensation), StepStatus.Completed);
        turn.Record(compensation.Compensates!).Status = StepStatus.Completed;
        turn.Record(found).Failure = null;
        (saga.Failure, saga.EndsAs, saga.ParkedIn) = (null, null, null);
        saga.CustomStatus = $"{found.Name} was done after all; {compensation.Name} moved nothing";
        turn.Done(found, reply);
    }

    /// <summary>
    /// A compensation failed permanently. An operator hears of it now, and decides when the compensations that do not need his decision
    /// are done.
    /// </summary>
    internal static void CompensationFailed<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> compensation, StepRecord record)
        where TSaga : SagaState, new()
    {
        turn.Record(compensation.Compensates!).Status = StepStatus.CompensationFailed;
        turn.Announce(compensation.Name, record.Failure?.Code ?? "error", record.Failure?.Message ?? "No failure was recorded.");
        if (turn.Saga.IsEnding())
            turn.CompensateAll();
        else
            turn.Park(compensation.Name);
    }

    /// <summary>An operator retries: all compensations that failed are tried again, in their order.</summary>
    internal static void RetryCompensations<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        turn.Saga.ParkedIn = null;
        foreach (var record in turn.Saga.Steps.Where(record => turn.Definition.Step(record.Name)?.IsCompensation is true))
        {
            if (record.Status == StepStatus.CompensationFailed)
                (record.Status, record.FinishedAt) = (StepStatus.Pending, null);
        }
        turn.Continue();
    }

    /// <summary>This version of the table does not know a compensation that is needed.</summary>
    static void StopForIntervention<TSaga>(this Turn<TSaga> turn, StepRecord lost) where TSaga : SagaState, new()
    {
        turn.Saga.CustomStatus =
            $"{lost.Name} was done, and this version of {turn.Definition.Kind} no longer knows how {lost.CompensatedBy} undoes it. "
            + "Deploy a version that does and retry, or undo it by hand and resolve.";
        if (turn.Saga.ParkedIn != lost.CompensatedBy)
            turn.Announce(lost.CompensatedBy!, "error", turn.Saga.CustomStatus);
        turn.Park(lost.CompensatedBy!);
    }

    /// <summary>Nothing more happens by itself.</summary>
    static void Park<TSaga>(this Turn<TSaga> turn, string parkedIn) where TSaga : SagaState, new()
    {
        turn.Saga.Status = SagaStatus.NeedsIntervention;
        turn.Saga.ParkedIn = parkedIn;
        turn.MoveTo(nameof(SagaStatus.NeedsIntervention));
        turn.StopTimer();
    }

    internal static void Announce<TSaga>(this Turn<TSaga> turn, string step, string code, string why) where TSaga : SagaState, new() =>
        turn.Emit(new SagaEffect.NeedsIntervention(step, new SagaFailure(step, code, why)));
}
