using System.Text.Json;
using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

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
        saga.Steps = [.. definition.Steps.Select(step => new StepRecord { Name = step.Name, IsHidden = step is WaitDefinition<TSaga> })];
        definition.Start!.Accept(saga, message);
        KnowParent(context);
        foreach (var step in definition.Steps.Where(step => step.Condition is not null))
            saga.Record(step.Name).IsHidden = !step.Condition!(saga);
        await GoOn(context);
    }

    /// <summary>The answer that a step is done, also when it comes late: done is done.</summary>
    internal async Task Done(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, object reply)
    {
        var record = context.Saga.Record(step.Name);
        record.Status = StepStatus.Completed;
        record.FinishedAt = context.Unit().Now;
        record.DueAt = null;
        record.Result = JsonSerializer.SerializeToElement(reply, reply.GetType(), JournalJson.Options);
        step.Keep(context.Saga, reply);
        if (step.IsCompensation)
        {
            context.Saga.Record(step.Undoes!.Name).Status = StepStatus.Compensated;
            await Undo(context);
        }
        else
        {
            await GoOn(context);
        }
    }

    /// <summary>An attempt failed: the next one is scheduled, or the step is given up.</summary>
    internal async Task Failed(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, StepFailure failure)
    {
        var now = context.Unit().Now;
        var record = context.Saga.Record(step.Name);
        var policy = Policy(context, step);
        record.Failure = failure;
        var next = now + policy.IntervalAfter(record.Attempts);
        var attemptsLeft = policy.MaximumAttempts == 0 || step is ChildDefinition<TSaga> || record.Attempts < policy.MaximumAttempts;
        if (!attemptsLeft || !policy.Allows(failure) || record.StartedAt + policy.OverallTimeout <= next)
        {
            await GiveUp(context, step, record);
            return;
        }
        record.Status = StepStatus.Retrying;
        record.DueAt = next;
        if (!step.IsCompensation)
            context.Saga.Status = SagaStatus.Retrying;
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

    /// <summary>The saga's timer rang: it may be for this step, or early, or for what is long past.</summary>
    internal async Task TimerRang(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var record = context.Saga.Record(step.Name);
        context.Saga.WakeAt = null;
        if (record.DueAt > context.Unit().Now)
            context.Unit().Ignore($"nothing is due before {record.DueAt:O}");
        else if (step is WaitDefinition<TSaga> wait)
            await Waited(context, wait);
        else if (record.Status == StepStatus.Retrying)
            await Begin(context, step);
        else
            await Failed(context, step, new StepFailure("timeout", nameof(TimeoutException), $"{step.Name} was not answered within {Policy(context, step).AttemptTimeout}."));
        if (record.DueAt is { } due && context.Saga.WakeAt is null && !context.Saga.Status.IsFinal())
            WakeUp(context, due);
        else if (context.Saga.WakeAt is null)
            Disarm(context);
    }

    /// <summary>A compensation found that the step it follows on was done after all: the saga is not undone, but goes on.</summary>
    internal Task DoneAfterAll(BehaviorContext<TSaga> context, StepDefinition<TSaga> undo, object reply)
    {
        var saga = context.Saga;
        var compensation = saga.Record(undo.Name);
        (compensation.Status, compensation.FinishedAt, compensation.DueAt) = (StepStatus.Completed, context.Unit().Now, null);
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
            await BeginWait(context, wait);
            return;
        }
        var saga = context.Saga;
        var now = context.Unit().Now;
        var record = saga.Record(step.Name);
        record.Status = StepStatus.Running;
        record.Attempts++;
        record.StartedAt ??= now;
        record.MayHaveHappened = true;
        record.DueAt = now + Policy(context, step).AttemptTimeout;
        saga.Status = step.IsCompensation ? SagaStatus.Compensating : SagaStatus.Running;
        saga.Next = step.Name;
        await step.Send(context, record.Attempts + record.AttemptsBefore);
        WakeUp(context, record.DueAt.Value);
    }

    Task GoOn(BehaviorContext<TSaga> context)
    {
        foreach (var step in definition.Steps.Where(step => context.Saga.Record(step.Name).Status == StepStatus.Pending))
        {
            var applies = step.Condition?.Invoke(context.Saga) ?? true;
            if (applies)
                return Begin(context, step);
            (context.Saga.Record(step.Name).Status, context.Saga.Record(step.Name).IsHidden) = (StepStatus.Completed, true);
        }
        return Finish(context, SagaStatus.Completed);
    }

    async Task GiveUp(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, StepRecord record)
    {
        record.Status = step.IsCompensation ? StepStatus.CompensationFailed : StepStatus.Failed;
        record.FinishedAt = context.Unit().Now;
        record.DueAt = null;
        if (step.IsCompensation)
            Park(context, step);
        else if (step.Otherwise is { } otherwise)
        {
            otherwise(context.Saga);
            await GoOn(context);
        }
        else
        {
            context.Saga.Failure = new SagaFailure(step.Name, record.Failure!.Code, record.Failure.Message);
            await Undo(context);
        }
    }

    static async Task Finish(BehaviorContext<TSaga> context, SagaStatus status)
    {
        var saga = context.Saga;
        saga.Status = status;
        saga.FinishedAt = saga.UpdatedAt = context.Unit().Now;
        saga.Next = status.ToString();
        Disarm(context);
        await context.Publish(new SagaFinished(saga.CorrelationId, saga.Kind, saga.BusinessId, saga.Detail(status.ToString())), context.CancellationToken);
        if (saga.ParentId is not null)
            await TellParent(context);
    }

    static RetryPolicy Policy(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var policies = (StepPolicies)context.Unit().Services.GetService(typeof(StepPolicies))!;
        return step.IsCompensation ? policies.ForCompensation(step.Name) : policies.For(step.Name);
    }
}
