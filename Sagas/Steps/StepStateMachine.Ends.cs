using MassTransit;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>The decisions of the states in which nothing runs: parked for a human, or ended.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    void DecideParked()
    {
        var state = State(StepEngine<TSaga>.Parked);
        string[] onwards = [.. Compensations.SelectMany(undo => AfterUndo(undo).Done.Prepend(undo.Name)), .. Ends];
        Decide(state, retry, "try again with a fresh policy", Retry, [.. definition.Stages.Select(stage => stage.Name), .. onwards]);
        Decide(state, resolve, "done by hand", Resolve, onwards);
        Decide(state, cancel, "refuse", context => Refuse(context, CannotCancelBecause(context.Saga) + (context.Saga.IsEnding() ? ", and a compensation failed: retry or resolve it." : ".")), []);
        Decide(state, fire, "refuse", context => Refuse(context, "no timer is running: retry or resolve it."), []);
        Decide(state, timer, "stop it", StepEngine<TSaga>.NothingIsDue, []);
        RefuseApproval(state, "it does not wait for an approval");
        foreach (var definition in definition.Events)
            definition.Declare(new EventTable(this, state, []));
        foreach (var step in Compensations)
        {
            step.Declare(new LateReplies(this, state, onwards));
            step.Unless?.Declare(new DoneAfterAll(this, state, step));
        }
    }

    void RefuseAtTheEnd()
    {
        foreach (var state in Ends.Select(State))
        {
            Decide(state, timer, "stop it", StepEngine<TSaga>.NothingIsDue, []);
            Decide(state, cancel, "refuse, or pass on", Pass, []);
            Decide(state, retry, "refuse", Ended, []);
            Decide(state, resolve, "refuse", Ended, []);
            Decide(state, fire, "refuse", Ended, []);
            Decide(state, approve, "refuse", Ended, []);
            Decide(state, reject, "refuse", Ended, []);
            foreach (var definition in definition.Events)
                definition.Declare(new EventTable(this, state, []));
        }
    }

    /// <summary>A saga that went on as a fresh one passes the wish on, with whom to answer.</summary>
    static Task Pass(BehaviorContext<TSaga, CancelSaga> context)
    {
        if (context.Saga.ContinuedAs is not { } next)
            return Ended(context);
        Operations.Sign(context);
        return context.Publish(context.Message with { SagaId = next }, Pipe.Execute<PublishContext<CancelSaga>>(send =>
            (send.RequestId, send.ResponseAddress) = (context.RequestId, context.ResponseAddress)), context.CancellationToken);
    }

    static Task Ended<TMessage>(BehaviorContext<TSaga, TMessage> context) where TMessage : class =>
        Refuse(context, $"it is {context.Saga.Status}{(context.Saga.ContinuedAs is { } next ? $", and went on as {next}" : "")}.");
}
