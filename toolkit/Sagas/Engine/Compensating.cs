using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Compensates in reverse order, and stops for an operator where that is impossible.</summary>
static class Compensating
{
    /// <summary>Compensates every step that was started, even if its completion was not confirmed, last first.</summary>
    internal static void CompensateAll<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        var (saga, definition) = (turn.Saga, turn.Definition);
        var (lost, step) = (definition.Lost(saga), definition.Pending(saga).FirstOrDefault());
        if (lost is not null || step is not null)
            saga.EndsAs ??= SagaStatus.Compensated;
        if (lost is not null)
            turn.StopForIntervention(lost);
        else if (step is not null)
            turn.Compensate(step);
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
        record.StartedAt = null;
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

    /// <summary>A compensation failed permanently.</summary>
    internal static void StopForIntervention<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> compensation, StepRecord record)
        where TSaga : SagaState, new()
    {
        turn.Record(compensation.Compensates!).Status = StepStatus.CompensationFailed;
        turn.StopForIntervention(compensation.Name, record.Failure?.Code ?? "error", record.Failure?.Message ?? "No failure was recorded.");
    }

    /// <summary>This version of the table does not know a compensation that is needed.</summary>
    static void StopForIntervention<TSaga>(this Turn<TSaga> turn, StepRecord lost) where TSaga : SagaState, new()
    {
        turn.Saga.CustomStatus =
            $"{lost.Name} was done, and this version of {turn.Definition.Kind} no longer knows how {lost.CompensatedBy} undoes it. "
            + "Deploy a version that does and retry, or undo it by hand and resolve.";
        turn.StopForIntervention(lost.CompensatedBy!, "error", turn.Saga.CustomStatus);
    }

    static void StopForIntervention<TSaga>(this Turn<TSaga> turn, string parkedIn, string code, string why) where TSaga : SagaState, new()
    {
        turn.Saga.Status = SagaStatus.NeedsIntervention;
        turn.Saga.ParkedIn = parkedIn;
        turn.MoveTo(nameof(SagaStatus.NeedsIntervention));
        turn.StopTimer();
        turn.Emit(new SagaEffect.NeedsIntervention(parkedIn, new SagaFailure(parkedIn, code, why)));
    }
}
