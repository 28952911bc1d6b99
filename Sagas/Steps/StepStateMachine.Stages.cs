using MassTransit;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>The decisions of the states in which something runs: a stage of the table, or a compensation.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    void DeclareStage(Stage<TSaga> stage)
    {
        var table = new StageTable(this, stage);
        foreach (var step in stage.Steps)
            step.Declare(table);
        var isCompensation = stage.Steps[0].IsCompensation;
        var state = State(stage.Name);
        Decide(state, timer, "deadline or next attempt", context => engine.TimerRang(context, stage), table.Elapsed);
        Decide(state, fire, "do not wait", context => Fire(context, stage), stage.Steps.Any(step => step.IsWait) ? table.Elapsed : []);
        Decide(state, cancel, isCompensation ? "refuse, or undo the rest too" : "undo, before the point of no return", context => Cancel(context, stage), isCompensation ? [] : table.Failed);
        Decide(state, retry, "refuse", context => Refuse(context, "it is not parked: it tries by itself. Use fire-timer to try now."), []);
        Decide(state, resolve, "refuse", context => Refuse(context, "it is not parked: nothing is left to a human."), []);
        if (!stage.Steps.OfType<ApprovalWait<TSaga>>().Any())
            RefuseApproval(state, "it does not wait for an approval");
        foreach (var definition in definition.Events)
            definition.Declare(new EventTable(this, state, isCompensation ? [] : table.Done));
    }

    void RefuseApproval(State state, string reason)
    {
        Decide(state, approve, "refuse", context => Refuse(context, reason + "."), []);
        Decide(state, reject, "refuse", context => Refuse(context, reason + "."), []);
    }

    /// <summary>Typed access to the answers of the steps of one stage; and where they lead.</summary>
    sealed class StageTable : IStepTable<TSaga>
    {
        readonly StepStateMachine<TSaga> machine;
        readonly Stage<TSaga> stage;
        readonly State state;

        internal StageTable(StepStateMachine<TSaga> machine, Stage<TSaga> stage)
        {
            (this.machine, this.stage, state) = (machine, stage, machine.State(stage.Name));
            (Done, Failed) = stage.Steps[0].IsCompensation ? machine.AfterUndo(stage.Steps[0]) : machine.AfterStage(stage);
        }

        internal IReadOnlyList<string> Done { get; }
        internal IReadOnlyList<string> Failed { get; }

        /// <summary>A deadline may end a wait; it fails a step, but a child is only asked for again.</summary>
        internal IReadOnlyList<string> Elapsed => stage.Steps switch
        {
            [DateWait<TSaga>] => Done,
            [WaitDefinition<TSaga> { Default: not null }] => Done,
            [ChildDefinition<TSaga>] => [],
            _ => Failed,
        };

        public void Add<TCommand, TReply>(StepDefinition<TSaga> step) where TCommand : class where TReply : class
        {
            // A parallel step may be done while another has failed: then the saga is undone once all are settled.
            machine.Decide(state, machine.Declare<TReply>(), "done", context => machine.Answer(context, step), Done);
            step.Unless?.Declare(new DoneAfterAll(machine, state, step));
            machine.Decide(state, machine.Declare<Fault<TCommand>>(), "try again or give up", context => machine.Fault(context, step), Failed);
            if (machine.IsDecided(state, nameof(StepRefused)))
                return;
            machine.Decide(state, machine.refused, step.IsCompensation ? "park" : "give up", context => machine.Refused(context, stage), Failed);
            machine.Decide(state, machine.heartbeat, "still at work", context => StillAtWork(context, stage), []);
        }

        public void AddWait(WaitDefinition<TSaga> wait)
        {
            if (wait is not ApprovalWait<TSaga>)
                return;
            machine.Decide(state, machine.approve, "go on", context => machine.Approve(context, wait), Done);
            machine.Decide(state, machine.reject, "give up", context => machine.Reject(context, wait), Failed);
        }

        public void AddChild(ChildDefinition<TSaga> child)
        {
            if (!machine.IsDecided(state, nameof(ChildFinished)))
                machine.Decide(state, machine.Declare<ChildFinished>(), "done, or undone by itself", context => machine.Ended(context, stage), [.. Done, .. Failed]);
        }
    }

    /// <summary>Messages from outside: taken while the saga goes forward, also when one step is undone on the way; refused when it does not.</summary>
    sealed class EventTable(StepStateMachine<TSaga> machine, State state, IReadOnlyList<string> targets) : IEventTable<TSaga>
    {
        public void AddEvent<TMessage>(EventDefinition<TSaga> definition) where TMessage : class
        {
            var isEnd = Ends.Contains(state.Name);
            machine.Decide(state, machine.Declare<TMessage>(isAwaited: true), isEnd ? "refuse" : "take, while it goes forward", context => isEnd || context.Saga.IsEnding()
                ? Refuse(context, $"it does not go forward: it is in {state.Name}{(context.Saga.ContinuedAs is { } next ? $", and went on as {next}" : "")}.")
                : machine.Take(context, definition), targets);
        }
    }
}
