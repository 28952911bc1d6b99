using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Ends a saga: computes its output and starts the next run, if there is one.</summary>
static class Ending
{
    internal static void Complete<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        if (turn.Definition.Continuation is { } continuation && continuation.GoesOn(turn.Saga))
            turn.ContinueAsNew(continuation);
        turn.Finish(SagaStatus.Completed);
    }

    static void ContinueAsNew<TSaga>(this Turn<TSaga> turn, Continuation<TSaga> continuation) where TSaga : SagaState, new()
    {
        var (saga, start, contract) = (turn.Saga, continuation.Make(turn.Saga), continuation.StartType);
        var next = SagaIds.Read(start, contract);
        if (next == saga.CorrelationId)
        {
            throw new InvalidOperationException(
                $"{typeof(TSaga).Name} {saga.BusinessId} would continue as itself, which would lose the next run. "
                    + $"Give {contract.Name}.SagaId an id that differs from run to run: SagaId.Of with saga.Run + 1 in the business id."
            );
        }
        turn.Emit(new SagaEffect.ContinueAsNew(start, contract));
        saga.ContinuedAs = next;
    }

    internal static void Finish<TSaga>(this Turn<TSaga> turn, SagaStatus status) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        saga.Status = status;
        saga.FinishedAt = saga.UpdatedAt = turn.Now;
        turn.MoveTo(status.ToString());
        if (turn.Definition.Output?.Invoke(saga) is { } output)
            saga.Output = SagaJson.Of(output);
        turn.StopTimer();
        turn.Emit(new SagaEffect.Ended(saga.Detail(status.ToString())));
        // A saga that continues as a new instance has not ended for its parent: the last run tells it.
        if (saga is { ParentId: not null, ContinuedAs: null })
            turn.TellParent();
    }
}
