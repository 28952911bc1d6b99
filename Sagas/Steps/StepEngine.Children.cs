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

    /// <summary>A saga that has ended is started again by a parent that did not hear of the end, or that cancelled it before it began.</summary>
    internal Task TellParentAgain(BehaviorContext<TSaga> context)
    {
        KnowParent(context);
        return context.Saga is { ContinuedAs: not null, ParentId: not null } && definition.Continuation is { } continuation
            ? continuation.Publish(context)
            : TellParent(context);
    }

    static async Task TellParent(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        if (saga is not { ParentId: { } parent, ParentStep: { } step, ParentAddress: { } address })
        {
            context.Unit().Ignore($"it is {saga.Status}, and no other saga waits for it");
            return;
        }
        var endpoint = await context.GetSendEndpoint(address);
        await endpoint.Send(new ChildFinished(parent, step, saga.CorrelationId, saga.Status, saga.Failure, saga.Output), context.CancellationToken);
    }

    /// <summary>The child of a step ended. One that did not complete has undone itself, so nothing of the step is left to undo.</summary>
    internal Task ChildEnded(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, ChildFinished child)
    {
        var record = context.Saga.Record(step.Name);
        record.ChildId = child.ChildId;
        if (child.Status == SagaStatus.Completed)
            return Done(context, step, child);
        record.MayHaveHappened = false;
        record.Failure = new StepFailure(child.Failure?.Code ?? "error", nameof(ChildFinished), child.Failure?.Message ?? $"{step.Name} ended as {child.Status}.");
        return GiveUp(context, step, record);
    }
}
