using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>How a saga ends: its output, and whether another run goes on where it stopped.</summary>
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
        // A saga that goes on as a fresh one has not ended for its parent: the last run tells.
        if (saga is { ParentId: not null, ContinuedAs: null })
            turn.TellParent();
    }
}
