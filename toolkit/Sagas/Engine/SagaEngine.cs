using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>
/// All decisions of a saga as one function (docs/decisions/0018): no I/O, no clock, no container, no bus. The same definition,
/// state, input, time and policies give the same decision.
/// </summary>
public static class SagaEngine
{
    /// <summary>
    /// Decides what a saga does with an input. Only this function changes the state, and only when it does not ignore or refuse.
    /// </summary>
    /// <param name="saga">The state; it is changed in place and returned in the decision.</param>
    /// <param name="now">The time at which the input counts as received.</param>
    /// <remarks>It throws only what the functions of the table throw; the state must not be used after that.</remarks>
    public static Decision<TSaga> Decide<TSaga>(
        SagaDefinition<TSaga> definition,
        TSaga saga,
        SagaInput input,
        DateTimeOffset now,
        IStepPolicies policies
    )
        where TSaga : SagaState, new()
    {
        var announcement = RemovedStates.Stop(saga, definition.Table.Knows);
        var turn = new Turn<TSaga>(definition, saga, now, policies);
        if (announcement is not null)
            turn.Emit(announcement);
        var row = definition.Table.Find(saga.CurrentState, input.Key);
        switch (input)
        {
            case SagaInput.Started started: turn.Started(row, started); break;
            case SagaInput.StepAnswered answer: turn.Answered(row, answer); break;
            case SagaInput.StepFaulted fault: turn.Faulted(row, fault); break;
            case SagaInput.StepDeclined declined: turn.Declined(row, declined); break;
            case SagaInput.Heartbeat heartbeat: turn.StillAtWork(row, heartbeat); break;
            case SagaInput.ChildEnded child: turn.ChildEnded(row, child.End); break;
            case SagaInput.EventArrived happening: turn.Happened(row, happening); break;
            case SagaInput.TimerElapsed: turn.TimerRang(row); break;
            case SagaInput.ActionRequested asked: turn.Requested(row, asked); break;
        }
        return turn.Decided();
    }

    /// <summary>How the table of a saga handles an input in a state; null when it has no row for it. Decides nothing.</summary>
    public static Handling? HandlingOf<TSaga>(SagaDefinition<TSaga> definition, string state, SagaInput input)
        where TSaga : SagaState, new() => definition.Table.Find(state, input.Key)?.Handling;

    internal static void ChangesNothing<TSaga>(this Turn<TSaga> turn, SagaInput input) where TSaga : SagaState, new() =>
        turn.Ignore($"{input.Key.Message} changes nothing in {turn.Saga.CurrentState}");
}
