using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>What people ask of a saga: cancel it, try again, take it as done.</summary>
sealed partial class StepEngine<TSaga>
{
    /// <summary>The saga was cancelled before the message that starts it came: when it comes, it finds the saga ended.</summary>
    internal async Task NeverStart(BehaviorContext<TSaga> context, CancelSaga by)
    {
        var saga = context.Saga;
        (saga.Kind, saga.BusinessId, saga.SubmittedAt) = (definition.Kind, by.BusinessId, context.Unit().Now);
        saga.Steps = [.. definition.Steps.Select(step => new StepRecord { Name = step.Name, IsHidden = step.IsWait || step.Condition is not null })];
        saga.Failure = new SagaFailure(definition.Stages[0].Name, "cancelled", by.Reason);
        await Finish(context, SagaStatus.Cancelled);
    }

    /// <summary>Cancels before the point of no return; a step under way counts as started, one that is just being undone is undone first.</summary>
    internal Task Cancel(BehaviorContext<TSaga> context, string state, CancelSaga by)
    {
        var saga = context.Saga;
        saga.EndsAs = SagaStatus.Cancelled;
        var failure = new SagaFailure(state, "cancelled", by.Reason);
        if (state == saga.InStage)
            return Fail(context, failure, by.Actor);
        saga.Failure = failure;
        return Task.CompletedTask;
    }

    /// <summary>Tries again where the saga is parked: a compensation, or a stage that this version of the table knows again.</summary>
    /// <returns>Why that is impossible; null when it was done.</returns>
    internal async Task<string?> Retry(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        if (definition.Steps.FirstOrDefault(step => step.Undo?.Name == saga.ParkedIn)?.Undo is { } undo)
        {
            saga.ParkedIn = null;
            saga.Record(undo.Undoes!.Name).Status = StepStatus.Compensating;
            await Anew(context, undo);
            return null;
        }
        if (definition.Stages.FirstOrDefault(stage => stage.Name == saga.ParkedIn) is not { } stage)
            return $"this version of {definition.Kind} does not know {saga.ParkedIn}: deploy one that does, or resolve it by hand.";
        saga.ParkedIn = saga.CustomStatus = null;
        var busy = stage.Steps.Where(step => saga.Record(step.Name).IsBusy()).ToList();
        foreach (var step in busy)
            await Anew(context, step);
        if (busy.Count == 0)
            await GoOn(context);
        return null;
    }

    Task Anew(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var record = context.Saga.Record(step.Name);
        record.AttemptsBefore += record.Attempts;
        record.Attempts = 0;
        record.StartedAt = null;
        return Begin(context, step);
    }

    /// <summary>A human did what the saga could not: a failed compensation counts as done; a step that nobody knows any more, as failed.</summary>
    internal Task Resolve(BehaviorContext<TSaga> context, ResolveSaga by)
    {
        var (saga, now, parkedIn) = (context.Saga, context.Unit().Now, context.Saga.ParkedIn!);
        foreach (var step in saga.Steps.Where(step => step.UndoneBy == parkedIn))
            step.Status = StepStatus.Compensated;
        foreach (var step in saga.Steps.Where(step => step.Name == parkedIn || step.IsBusy()))
            step.Finish(definition.Steps.Any(known => known.Undo?.Name == step.Name) ? StepStatus.Completed : StepStatus.Failed, now);
        saga.CustomStatus = $"{parkedIn} resolved by {by.Actor}: {by.Reason}";
        saga.ParkedIn = null;
        if (!saga.IsEnding() && !saga.Steps.Exists(step => step.UndoneBy == parkedIn))
            saga.Failure = new SagaFailure(parkedIn, "error", by.Reason);
        return GoOn(context);
    }
}
