using System.Text.Json;
using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>
/// What every saga repeats: begin a step, take its answer, try again, give up, undo in reverse what was started, park for a
/// human (design section 4). It decides; the state machine around it says in which state which decision is asked for.
/// </summary>
sealed class StepEngine<TSaga>(SagaBuilder<TSaga> definition) where TSaga : SagaState, new()
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

    /// <summary>The saga was cancelled before the message that starts it came: when it comes, it finds the saga ended.</summary>
    internal async Task NeverStart(BehaviorContext<TSaga> context, CancelSaga by)
    {
        var saga = context.Saga;
        (saga.Kind, saga.BusinessId, saga.SubmittedAt) = (definition.Kind, by.BusinessId, context.Unit().Now);
        saga.Steps = [.. definition.Steps.Select(step => new StepRecord { Name = step.Name, IsHidden = step is WaitDefinition<TSaga> })];
        saga.Failure = new SagaFailure(definition.Steps[0].Name, "cancelled", by.Reason);
        await Finish(context, SagaStatus.Cancelled);
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

    /// <summary>Cancels before the point of no return; the step under way counts as started.</summary>
    internal async Task Cancel(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, string reason)
    {
        var saga = context.Saga;
        saga.EndsAs = SagaStatus.Cancelled;
        saga.Failure = new SagaFailure(step.Name, "cancelled", reason);
        saga.Record(step.Name).Status = StepStatus.Failed;
        saga.Record(step.Name).DueAt = null;
        await Undo(context);
    }

    internal async Task Retry(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var record = context.Saga.Record(step.Name);
        record.AttemptsBefore += record.Attempts;
        record.Attempts = 0;
        record.StartedAt = null;
        context.Saga.ParkedIn = null;
        await Begin(context, step);
    }

    internal async Task Resolve(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, ResolveSaga by)
    {
        var record = context.Saga.Record(step.Name);
        record.Status = StepStatus.Completed;
        record.FinishedAt = context.Unit().Now;
        context.Saga.Record(step.Undoes!.Name).Status = StepStatus.Compensated;
        context.Saga.CustomStatus = $"{step.Name} resolved by {by.Actor}: {by.Reason}";
        context.Saga.ParkedIn = null;
        await Undo(context);
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

    /// <summary>The pause of a wait is over, or an operator ended it.</summary>
    internal Task Waited(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait)
    {
        var record = context.Saga.Record(wait.Name);
        (record.Status, record.FinishedAt, record.DueAt) = (StepStatus.Completed, context.Unit().Now, null);
        return GoOn(context);
    }

    async Task BeginWait(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait)
    {
        if (wait.Until(context.Saga) is not { } until || until <= context.Unit().Now)
        {
            await Waited(context, wait);
            return;
        }
        var record = context.Saga.Record(wait.Name);
        (record.Status, record.StartedAt, record.DueAt) = (StepStatus.Running, context.Unit().Now, until);
        context.Saga.Status = SagaStatus.Waiting;
        context.Saga.Next = wait.Name;
        WakeUp(context, until);
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

    static void KnowParent(BehaviorContext<TSaga> context)
    {
        if (!Guid.TryParse(context.Headers.Get<string>(StepHeaders.Parent), out var parent))
            return;
        (context.Saga.ParentId, context.Saga.ParentAddress) = (parent, context.ResponseAddress);
        context.Saga.ParentStep = context.Headers.Get<string>(StepHeaders.Step);
    }

    /// <summary>Tells the parent how this saga ended; also when the parent asks again because it did not hear it.</summary>
    internal static async Task TellParent(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        if (saga is not { ParentId: { } parent, ParentStep: { } step, ParentAddress: { } address })
        {
            context.Unit().Ignore($"it is {saga.Status}, and no other saga waits for it");
            return;
        }
        var endpoint = await context.GetSendEndpoint(address);
        await endpoint.Send(new ChildFinished(parent, step, saga.CorrelationId, saga.Status, saga.Failure), context.CancellationToken);
    }

    /// <summary>The child of a step ended. One that did not complete has undone itself, so nothing of the step is left to undo.</summary>
    internal Task ChildEnded(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, ChildFinished child)
    {
        var saga = context.Saga;
        var record = saga.Record(step.Name);
        (record.ChildId, record.DueAt, record.FinishedAt) = (child.ChildId, null, context.Unit().Now);
        var cancelled = !step.IsCompensation && saga.EndsAs == SagaStatus.Cancelled;
        if (child.Status == SagaStatus.Completed && !cancelled)
            return Done(context, step, child);
        record.MayHaveHappened = child.Status == SagaStatus.Completed;
        record.Status = record.MayHaveHappened ? StepStatus.Completed : StepStatus.Failed;
        if (cancelled)
            return Undo(context);
        record.Failure = new StepFailure(child.Failure?.Code ?? "error", nameof(ChildFinished), child.Failure?.Message ?? $"{step.Name} ended as {child.Status}.");
        return GiveUp(context, step, record);
    }

    /// <summary>A step that is a saga is cancelled by cancelling that saga; it ends one way or the other, and then this one goes on.</summary>
    internal static Task CancelChild(BehaviorContext<TSaga> context, ChildDefinition<TSaga> child, CancelSaga by)
    {
        context.Saga.EndsAs = SagaStatus.Cancelled;
        context.Saga.Failure = new SagaFailure(child.Name, "cancelled", by.Reason);
        return child.Cancel(context, by);
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

    /// <summary>Compensates what was started, not what was confirmed, last first.</summary>
    async Task Undo(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        if (definition.Steps.LastOrDefault(step => step.Undo is not null && saga.Owes(step.Name)) is { } step)
        {
            saga.Record(step.Name).Status = StepStatus.Compensating;
            saga.EndsAs ??= SagaStatus.Compensated;
            await Begin(context, step.Undo!);
        }
        else
        {
            await Finish(context, saga.EndsAs ?? SagaStatus.Failed);
        }
    }

    static void Park(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var saga = context.Saga;
        saga.Record(step.Undoes!.Name).Status = StepStatus.CompensationFailed;
        saga.Status = SagaStatus.NeedsIntervention;
        saga.ParkedIn = step.Name;
        saga.Next = Parked;
        Disarm(context);
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

    /// <summary>
    /// One timer row serves a whole saga: it is armed for the first deadline and left alone while later ones move further
    /// away; when it rings too early it is armed again. A saga that runs through costs two row writes, not two per step.
    /// </summary>
    static void WakeUp(BehaviorContext<TSaga> context, DateTimeOffset due)
    {
        if (context.Saga.WakeAt <= due)
            return;
        context.Saga.WakeAt = due;
        context.Unit().Arm(Timer(context, due));
    }

    static void Disarm(BehaviorContext<TSaga> context)
    {
        context.Saga.WakeAt = null;
        context.Unit().Disarm(Timer(context, DateTimeOffset.MaxValue));
    }

    static TimerRow Timer(BehaviorContext<TSaga> context, DateTimeOffset due) => new()
    {
        SagaId = context.Saga.CorrelationId,
        Name = "step",
        DueAt = due,
        Destination = context.ReceiveContext.InputAddress.ToString(),
    };

    static RetryPolicy Policy(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var policies = (StepPolicies)context.Unit().Services.GetService(typeof(StepPolicies))!;
        return step.IsCompensation ? policies.ForCompensation(step.Name) : policies.For(step.Name);
    }
}
