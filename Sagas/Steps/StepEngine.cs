using System.Text.Json;
using MassTransit;
using Sagas.Journal;

namespace Sagas.Steps;

/// <summary>
/// What every saga repeats: begin a step, take its answer, try again, give up, undo in reverse what was started, park for a
/// human (design section 4). It decides; the state machine around it says in which state which decision is asked for.
/// </summary>
sealed partial class StepEngine<TSaga>(SagaBuilder<TSaga> definition) where TSaga : SagaState, new()
{
    internal const string Parked = nameof(SagaStatus.NeedsIntervention);

    internal async Task Start(BehaviorContext<TSaga> context, object message)
    {
        var saga = context.Saga;
        saga.Kind = definition.Kind;
        saga.SubmittedAt = context.Unit().Now;
        saga.Steps = [.. definition.Steps.Select(step => new StepRecord { Name = step.Name, IsHidden = step.IsHidden })];
        definition.Start!.Accept(saga, message);
        KnowParent(context);
        KnowPredecessor(context);
        foreach (var step in definition.Steps.Where(step => step.Condition is not null))
            saga.Record(step.Name).IsHidden = step.IsHidden || !step.Condition!(saga);
        await GoOn(context);
    }

    /// <summary>The answer that a step is done, also when it comes late: done is done.</summary>
    internal Task Done(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, object reply)
    {
        var record = context.Saga.Record(step.Name);
        record.Finish(StepStatus.Completed, context.Unit().Now);
        record.UndoNow = false;
        record.Result = JsonSerializer.SerializeToElement(reply, reply.GetType(), JournalJson.Options);
        step.Keep(context.Saga, reply);
        if (step.IsCompensation)
            context.Saga.Undone(step);
        else
            context.Saga.InStage = StageOf(step).Name;
        return GoOn(context);
    }

    /// <summary>An attempt failed: the next one is scheduled, or the step is given up.</summary>
    internal async Task Failed(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, StepFailure failure)
    {
        var now = context.Unit().Now;
        var record = context.Saga.Record(step.Name);
        var policy = Policy(context, step);
        record.Failure = failure;
        var next = now + policy.IntervalAfter(record.Attempts);
        var attemptsLeft = policy.MaximumAttempts == 0 || record.Attempts < policy.MaximumAttempts;
        var goesOn = attemptsLeft && policy.Allows(failure) && !(record.StartedAt + policy.OverallTimeout <= next);
        if (!goesOn)
        {
            await GiveUp(context, step, record);
            return;
        }
        record.Status = StepStatus.Retrying;
        record.DueAt = next;
        Show(context.Saga);
        WakeUp(context, next);
    }

    /// <summary>A business answer that the step cannot be done. Nothing happened, unless an earlier attempt's outcome is unknown.</summary>
    internal Task Refused(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, StepFailure failure)
    {
        var record = context.Saga.Record(step.Name);
        record.Failure = failure;
        record.MayHaveHappened = record.Attempts + record.AttemptsBefore > 1;
        return GiveUp(context, step, record);
    }

    /// <summary>A compensation found that the step it follows on was done after all: the saga is not undone, but goes on.</summary>
    internal Task DoneAfterAll(BehaviorContext<TSaga> context, StepDefinition<TSaga> undo, object reply)
    {
        var saga = context.Saga;
        saga.Record(undo.Name).Finish(StepStatus.Completed, context.Unit().Now);
        saga.Record(undo.Undoes!.Name).Status = StepStatus.Completed;
        saga.Record(undo.Unless!.Name).Failure = null;
        (saga.Failure, saga.EndsAs, saga.ParkedIn) = (null, null, null);
        saga.CustomStatus = $"{undo.Unless.Name} was done after all; {undo.Name} moved nothing";
        return Done(context, undo.Unless, reply);
    }

    /// <summary>Sends the next attempt of a step, and sets its deadline.</summary>
    internal async Task Begin(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        if (step is WaitDefinition<TSaga> wait)
        {
            BeginWait(context, wait);
            return;
        }
        var saga = context.Saga;
        var (record, policy, now) = (saga.Record(step.Name), Policy(context, step), context.Unit().Now);
        record.Status = StepStatus.Running;
        record.Attempts++;
        record.StartedAt ??= now;
        record.MayHaveHappened = true;
        record.UndoneBy = step.Undo?.Name;
        (record.AttemptAt, record.IsTaken, record.Progress) = (now, false, null);
        record.DueAt = step is ChildDefinition<TSaga> ? AskAgain(record, policy, now) : Lost(record, policy, now);
        Show(saga);
        saga.Next = step.IsCompensation ? step.Name : StageOf(step).Name;
        await step.Send(context, record.Attempts + record.AttemptsBefore, policy);
        WakeUp(context, record.DueAt.Value);
    }

    /// <summary>Goes on once the stage is settled: with undoing when the saga failed, or a step to be undone, or the next stage.</summary>
    Task GoOn(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        var here = definition.Stages.FirstOrDefault(stage => stage.Name == saga.InStage);
        if (here?.Steps.Any(step => saga.Record(step.Name).IsBusy()) is true)
        {
            Show(saga);
            return Task.CompletedTask;
        }
        if (saga.IsEnding())
            return Undo(context);
        return here?.Steps.LastOrDefault(step => saga.Record(step.Name).UndoNow && saga.Owes(step)) is { } step
            ? BeginUndo(context, step)
            : Advance(context, definition.Stages.SkipWhile(stage => here is not null && stage != here).Skip(here is null ? 0 : 1));
    }

    async Task Advance(BehaviorContext<TSaga> context, IEnumerable<Stage<TSaga>> stages)
    {
        foreach (var stage in stages)
        {
            context.Saga.InStage = stage.Name;
            var steps = stage.Steps.Where(step => Applies(context, step)).ToList();
            foreach (var step in steps)
                await Begin(context, step);
            if (steps.Count > 0)
                return;
        }
        await Complete(context);
    }

    static bool Applies(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var record = context.Saga.Record(step.Name);
        if (record.Status != StepStatus.Pending)
            return false;
        var applies = step.Condition?.Invoke(context.Saga) ?? true;
        record.IsHidden = step.IsHidden || !applies;
        if (applies && (step as WaitDefinition<TSaga>)?.IsOver(context.Saga, context.Unit().Now) is not true)
            return true;
        record.Status = StepStatus.Completed;
        return false;
    }

    /// <summary>What people see first follows from the steps.</summary>
    static void Show(TSaga saga) =>
        saga.Status = saga.IsEnding() || saga.Steps.Exists(step => step.Status == StepStatus.Compensating) ? SagaStatus.Compensating
            : saga.Steps.Exists(step => step.Status == StepStatus.Retrying) ? SagaStatus.Retrying
            : saga.Steps.Where(step => step.IsBusy()).All(step => step.IsWait) ? SagaStatus.Waiting
            : SagaStatus.Running;

    Stage<TSaga> StageOf(StepDefinition<TSaga> step) => definition.Stages.First(stage => stage.Steps.Contains(step));

    static RetryPolicy Policy(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var policies = (StepPolicies)context.Unit().Services.GetService(typeof(StepPolicies))!;
        return step.IsCompensation ? policies.ForCompensation(step.Name) : policies.For(step.Name);
    }
}
