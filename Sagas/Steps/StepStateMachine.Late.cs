using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>Answers that come when they are hardly expected any more, and still count.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    /// <summary>A compensation that was given up may still be answered: then it is done after all.</summary>
    sealed class LateReplies(StepStateMachine<TSaga> machine, State parked, string[] onwards) : IStepTable<TSaga>
    {
        public void Add<TCommand, TReply>(StepDefinition<TSaga> step) where TCommand : class where TReply : class
        {
            var reply = machine.Declare<TReply>();
            if (machine.IsDecided(parked, MessageNames.Of<TReply>()))
                return;
            machine.Decide(parked, reply, "done after all", context =>
            {
                if (context.Saga.ParkedIn == step.Name)
                {
                    context.Saga.ParkedIn = null;
                    return machine.engine.Done(context, step, context.Message);
                }
                context.Unit().Ignore($"{step.Name} is not what the saga is parked in");
                return Task.CompletedTask;
            }, onwards);
        }

        public void AddWait(WaitDefinition<TSaga> wait) { }

        public void AddChild(ChildDefinition<TSaga> child)
        {
            if (!machine.IsDecided(parked, nameof(ChildFinished)))
                machine.Decide(parked, machine.Declare<ChildFinished>(), "done after all", context => Late(context, child), onwards);
        }

        Task Late(BehaviorContext<TSaga, ChildFinished> context, StepDefinition<TSaga> child)
        {
            if (context.Saga.ParkedIn == context.Message.Step && context.Message.Status == SagaStatus.Completed)
                return machine.engine.ChildEnded(context, machine.Compensations.First(step => step.Name == context.Message.Step), context.Message);
            context.Unit().Ignore($"the end of {context.Message.Step} does not help; {child.Name} is done only when it completes");
            return Task.CompletedTask;
        }
    }

    /// <summary>A compensation may be answered with the reply of the step that it came too late for.</summary>
    sealed class DoneAfterAll(StepStateMachine<TSaga> machine, State state, StepDefinition<TSaga> undo) : IStepTable<TSaga>
    {
        public void Add<TCommand, TReply>(StepDefinition<TSaga> step) where TCommand : class where TReply : class =>
            machine.Decide(state, machine.Declare<TReply>(), "done after all: go on", context => machine.engine.DoneAfterAll(context, undo, context.Message), machine.AfterStage(machine.definition.Stages.First(stage => stage.Steps.Contains(step))).Done);

        public void AddWait(WaitDefinition<TSaga> wait) => throw new ConfigurationException($"{undo.Name} cannot find the wait {wait.Name} done.");

        public void AddChild(ChildDefinition<TSaga> child) => throw new ConfigurationException($"{undo.Name} cannot find the child {child.Name} done.");
    }
}
