using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>A failed attempt is retried; for a step that failed permanently the table decides.</summary>
static class Failing
{
    /// <summary>An attempt failed: schedules the next one, or gives the step up.</summary>
    internal static void Failed<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, StepFailure failure)
        where TSaga : SagaState, new()
    {
        var (record, policy) = (turn.Record(step), turn.PolicyOf(step));
        record.Failure = failure;
        var next = turn.Now + policy.IntervalAfter(record.Attempts);
        var attemptsLeft = policy.MaximumAttempts == 0 || record.Attempts < policy.MaximumAttempts;
        if (!attemptsLeft || !policy.Allows(failure) || record.StartedAt + policy.OverallTimeout <= next)
        {
            turn.GiveUp(step, record);
            return;
        }
        record.Status = StepStatus.Retrying;
        record.DueAt = next;
        turn.ShowStatus();
        turn.ScheduleTimer(next);
        if (record.AlertedAt is null && record.StartedAt + policy.AlertAfter <= turn.Now)
            turn.Alert(step, record, failure);
    }

    /// <summary>A step that is tried without end must not fail unseen.</summary>
    static void Alert<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, StepRecord record, StepFailure failure)
        where TSaga : SagaState, new()
    {
        record.AlertedAt = turn.Now;
        turn.Emit(
            new SagaEffect.KeepsFailing(
                step.Name,
                record.AllAttempts(),
                record.StartedAt!.Value,
                new SagaFailure(step.Name, failure.Code, failure.Message)
            )
        );
    }

    /// <summary>A participant declined the step. Nothing happened, unless an earlier attempt's outcome is unknown.</summary>
    internal static void Declined<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, StepFailure failure)
        where TSaga : SagaState, new()
    {
        var record = turn.Record(step);
        record.Failure = failure;
        record.MayHaveHappened = record.AllAttempts() > 1;
        turn.GiveUp(step, record);
    }

    internal static void GiveUp<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, StepRecord record) where TSaga : SagaState, new()
    {
        turn.Finish(record, step.IsCompensation ? StepStatus.CompensationFailed : StepStatus.Failed);
        if (step.IsCompensation)
        {
            turn.CompensationFailed(step, record);
            return;
        }
        if (turn.Saga.IsEnding())
        {
            turn.Continue();
            return;
        }
        var choice = step.Catch?.Invoke(turn.Saga, record.Failure!) ?? AfterFailure.Compensate;
        record.UndoNow = choice == AfterFailure.CompensateStepAndContinue;
        if (choice == AfterFailure.Compensate)
            turn.Fail(new SagaFailure(step.Name, record.Failure!.Code, record.Failure.Message), actor: "saga");
        else
            turn.Continue();
    }

    /// <summary>
    /// The saga no longer goes forward. Running steps count as started. Children are cancelled and awaited, because only they know what
    /// of them to compensate.
    /// </summary>
    internal static void Fail<TSaga>(this Turn<TSaga> turn, SagaFailure failure, string actor) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        saga.Failure = failure;
        foreach (var step in turn.CurrentSteps.Where(step => saga.IsBusy(step.Name)))
        {
            if (step is ChildDefinition<TSaga> child)
                turn.Emit(new SagaEffect.CancelChild(child.Make(saga), child.StartType, child.Kind, failure.Message, actor));
            else
                turn.Finish(turn.Record(step), StepStatus.Failed);
        }
        turn.Continue();
    }
}
