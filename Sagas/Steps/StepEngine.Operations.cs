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
        saga.Steps = [.. definition.Steps.Select(step => new StepRecord { Name = step.Name, IsHidden = step is WaitDefinition<TSaga> })];
        saga.Failure = new SagaFailure(definition.Steps[0].Name, "cancelled", by.Reason);
        await Finish(context, SagaStatus.Cancelled);
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
}
