using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Goes forward: begins a step, takes its answer, and continues once all steps of the stage are settled.</summary>
static class Forward
{
    internal static void Started<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.Started started) where TSaga : SagaState, new()
    {
        switch (row?.Handling)
        {
            case Handling.Start: turn.Start(started); break;
            case Handling.TellParentAgain: turn.TellParentAgain(started.Origin); break;
            default: turn.ChangesNothing(started); break;
        }
    }

    static void Start<TSaga>(this Turn<TSaga> turn, SagaInput.Started started) where TSaga : SagaState, new()
    {
        var (saga, definition, origin) = (turn.Saga, turn.Definition, started.Origin);
        saga.Kind = definition.Kind;
        saga.SubmittedAt = turn.Now;
        saga.Steps = [.. definition.Steps.Select(step => new StepRecord { Name = step.Name, IsHidden = step.IsHidden })];
        definition.Start.Accept(saga, started.Message);
        turn.RememberParent(origin);
        if (origin.Continues is { } predecessor)
            (saga.ContinuedFrom, saga.Run) = (predecessor, origin.Run ?? 1);
        foreach (var step in definition.Steps.Where(step => step.Condition is not null))
            turn.Record(step).IsHidden = step.IsHidden || !step.Condition!(saga);
        turn.Continue();
    }

    /// <summary>Sends the next attempt of a step and sets its deadline, or begins to wait.</summary>
    internal static void Begin<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step) where TSaga : SagaState, new()
    {
        if (step is WaitDefinition<TSaga> wait)
        {
            turn.BeginWait(wait);
            return;
        }
        var (record, policy) = (turn.Record(step), turn.PolicyOf(step));
        record.Status = StepStatus.Running;
        record.Attempts++;
        record.StartedAt ??= turn.Now;
        record.MayHaveHappened = true;
        record.CompensatedBy = step.Compensation?.Name;
        (record.AttemptAt, record.IsTaken, record.Progress) = (turn.Now, false, null);
        record.DueAt = step is ChildDefinition<TSaga> ? turn.NextQuestion(record, policy) : turn.AttemptDeadline(record, policy);
        turn.ShowStatus();
        turn.MoveTo(step.IsCompensation ? step.Name : turn.Definition.StageOf(step).Name);
        turn.Emit(
            step switch
            {
                CommandStep<TSaga> command => new SagaEffect.Send(
                    command.Make(turn.Saga),
                    command.Command!.Type,
                    step.Name,
                    record.AllAttempts(),
                    policy.QueueTimeout is not null,
                    record.DueAt.Value,
                    step.IsCompensation
                ),
                ChildDefinition<TSaga> child => new SagaEffect.StartChild(
                    child.Make(turn.Saga),
                    child.StartType,
                    step.Name,
                    record.AllAttempts()
                ),
                _ => throw new NotSupportedException($"{step.Name} is not a kind of step that can begin."),
            }
        );
        turn.ScheduleTimer(record.DueAt.Value);
    }

    /// <summary>The step is done, even if the answer is late.</summary>
    internal static void Done<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, object reply) where TSaga : SagaState, new()
    {
        var record = turn.Record(step);
        turn.Finish(record, StepStatus.Completed);
        record.UndoNow = false;
        record.Result = SagaJson.Of(reply);
        step.Keep(turn.Saga, reply);
        if (step.IsCompensation)
            turn.MarkCompensated(step);
        else
            turn.Saga.InStage = turn.Definition.StageOf(step).Name;
        turn.Continue();
    }

    /// <summary>
    /// Continues once the stage is settled: compensates when the saga or one of its steps failed, else begins the next stage.
    /// </summary>
    internal static void Continue<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        if (turn.CurrentSteps.Any(step => saga.IsBusy(step.Name)))
            turn.ShowStatus();
        else if (saga.IsEnding())
            turn.CompensateAll();
        else if (turn.CurrentSteps.LastOrDefault(step => saga.Find(step.Name)?.UndoNow is true && step.IsPending(saga)) is { } step)
            turn.Compensate(step);
        else
            turn.Advance();
    }

    static void Advance<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        foreach (var stage in turn.Definition.StagesAfter(turn.Definition.Stage(turn.Saga.InStage)))
        {
            turn.Saga.InStage = stage.Name;
            var begun = stage.Steps.Where(step => turn.Saga.StatusOf(step.Name) == StepStatus.Pending && !turn.PassBy(step)).ToList();
            begun.ForEach(turn.Begin);
            if (begun.Count > 0)
                return;
        }
        turn.Complete();
    }

    /// <summary>Settles a step that does not apply, or a wait that is already over; false when the step must begin.</summary>
    static bool PassBy<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step) where TSaga : SagaState, new()
    {
        var applies = step.Condition?.Invoke(turn.Saga) ?? true;
        var record = turn.Record(step);
        record.IsHidden = step.IsHidden || !applies;
        if (applies && (step as WaitDefinition<TSaga>)?.IsOver(turn.Saga, turn.Now) is not true)
            return false;
        record.Status = StepStatus.Completed;
        return true;
    }
}
