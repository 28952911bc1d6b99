using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Parent and child sagas: who waits for whom, and how the end of one affects the other.</summary>
static class Children
{
    internal static void RememberParent<TSaga>(this Turn<TSaga> turn, SagaOrigin origin) where TSaga : SagaState, new()
    {
        if (origin.ParentId is not { } parent)
            return;
        (turn.Saga.ParentId, turn.Saga.ParentAddress, turn.Saga.ParentStep) = (parent, origin.ParentAddress, origin.ParentStep);
    }

    /// <summary>
    /// A parent that missed the end of this saga, or cancelled it before it started, has started it again.
    /// </summary>
    internal static void TellParentAgain<TSaga>(this Turn<TSaga> turn, SagaOrigin origin) where TSaga : SagaState, new()
    {
        turn.RememberParent(origin);
        if (turn.Saga is { ContinuedAs: not null, ParentId: not null } && turn.Definition.Continuation is { } continuation)
            turn.Emit(new SagaEffect.ContinueAsNew(continuation.Make(turn.Saga), continuation.StartType));
        else
            turn.TellParent();
    }

    internal static void TellParent<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        if (saga is { ParentId: { } parent, ParentStep: { } step, ParentAddress: { } address })
            turn.Emit(
                new SagaEffect.TellParent(
                    address,
                    new ChildFinished(parent, step, saga.CorrelationId, saga.Status, saga.Failure, saga.Output)
                )
            );
        else
            turn.Ignore($"it is {saga.Status}, and no other saga waits for it");
    }

    internal static void ChildEnded<TSaga>(this Turn<TSaga> turn, TableRow? row, ChildFinished end) where TSaga : SagaState, new()
    {
        switch (row?.Handling)
        {
            case Handling.EndWithChild: turn.EndWithChild(turn.Definition.State(row.State)!, end); break;
            case Handling.EndWithChildLate: turn.EndWithChildLate(end); break;
            default: turn.ChangesNothing(new SagaInput.ChildEnded(end)); break;
        }
    }

    static void EndWithChild<TSaga>(this Turn<TSaga> turn, Stage<TSaga> place, ChildFinished end) where TSaga : SagaState, new()
    {
        if (turn.Saga.Find(end.Step)?.FormerChildren?.Contains(end.ChildId) is true)
            turn.Ignore($"the end of a former {end.Step}, after which it was tried again");
        else if (place.Find(end.Step) is ChildDefinition<TSaga> step && turn.Saga.IsBusy(step.Name))
            turn.EndWithChild(step, end);
        else
            turn.Ignore($"the end of {end.Step}, which is no longer awaited");
    }

    static void EndWithChildLate<TSaga>(this Turn<TSaga> turn, ChildFinished end) where TSaga : SagaState, new()
    {
        if (end.Status == SagaStatus.Completed
            && turn.Definition.Step(end.Step) is ChildDefinition<TSaga> { IsCompensation: true } child
            && Answers.IsGivenUp(turn.Saga, child))
        {
            turn.Unpark(child);
            turn.EndWithChild(child, end);
        }
        else
            turn.Ignore($"the end of {end.Step} does not help; {turn.Saga.ParkedIn} is done only when it completes");
    }

    /// <summary>
    /// The next start message names another child if its id contains <see cref="SagaState.TryOf"/>. If not, the one that has ended is asked
    /// again, and its end counts again.
    /// </summary>
    internal static void TryAnotherChild<TSaga>(this Turn<TSaga> turn, ChildDefinition<TSaga> step, StepRecord record, Guid ended)
        where TSaga : SagaState, new()
    {
        var (former, asked) = (record.FormerChildren, step.ChildOf(turn.Saga));
        record.FormerChildren = [.. former ?? [], ended];
        if (step.ChildOf(turn.Saga) == asked)
            record.FormerChildren = former;
        record.ChildId = null;
    }

    /// <summary>
    /// The child of a step ended. A child that did not complete has compensated itself, so the step needs no compensation.
    /// </summary>
    static void EndWithChild<TSaga>(this Turn<TSaga> turn, ChildDefinition<TSaga> step, ChildFinished end) where TSaga : SagaState, new()
    {
        var record = turn.Record(step);
        record.ChildId = end.ChildId;
        if (end.Status == SagaStatus.Completed)
        {
            turn.Done(step, end);
            return;
        }
        record.MayHaveHappened = false;
        if (record.GivenUpAt is null)
            record.Failure = new StepFailure(
                end.Failure?.Code ?? "error", nameof(ChildFinished), end.Failure?.Message ?? $"{step.Name} ended as {end.Status}.");
        turn.GiveUp(step, record);
    }
}
