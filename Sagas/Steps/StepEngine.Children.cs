using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>Sagas that start sagas: who waits for whom, and what becomes of the one when the other ends.</summary>
sealed partial class StepEngine<TSaga>
{
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
}
