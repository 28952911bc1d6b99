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
                if (machine.ParkedIn(context.Saga, step => step.RepliesWith == typeof(TReply)) is { } late && (context.Headers.Get<string>(StepHeaders.Step) ?? late.Name) == late.Name)
                {
                    context.Saga.ParkedIn = null;
                    return machine.engine.Done(context, late, context.Message);
                }
                context.Unit().Ignore($"the saga is parked in {context.Saga.ParkedIn}, which this does not answer");
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
            if (context.Message.Status == SagaStatus.Completed && machine.ParkedIn(context.Saga, step => step is ChildDefinition<TSaga> && step.Name == context.Message.Step) is { } late)
            {
                context.Saga.ParkedIn = null;
                return machine.engine.ChildEnded(context, late, context.Message);
            }
            context.Unit().Ignore($"the end of {context.Message.Step} does not help; {child.Name} is done only when it completes");
            return Task.CompletedTask;
        }
    }

    /// <summary>The failed compensation that the saga is parked in, when it is one of these.</summary>
    StepDefinition<TSaga>? ParkedIn(TSaga saga, Func<StepDefinition<TSaga>, bool> which) => Compensations.FirstOrDefault(step => step.Name == saga.ParkedIn && which(step));

    /// <summary>A compensation may be answered with the reply of the step that it came too late for.</summary>
    sealed class DoneAfterAll(StepStateMachine<TSaga> machine, State state, StepDefinition<TSaga> undo) : IStepTable<TSaga>
    {
        public void Add<TCommand, TReply>(StepDefinition<TSaga> step) where TCommand : class where TReply : class
        {
            if (!machine.IsDecided(state, MessageNames.Of<TReply>()))
                machine.Decide(state, machine.Declare<TReply>(), "done after all: go on", context => Found(context, step), machine.AfterStage(machine.definition.Stages.First(stage => stage.Steps.Contains(step))).Done);
        }

        Task Found<TReply>(BehaviorContext<TSaga, TReply> context, StepDefinition<TSaga> step) where TReply : class
        {
            var running = context.Saga.ParkedIn ?? context.Saga.CurrentState;
            if (machine.Compensations.FirstOrDefault(undo => undo.Unless == step && undo.Name == running) is { } found)
                return machine.engine.DoneAfterAll(context, found, context.Message);
            context.Unit().Ignore($"{step.Name} is not what {running} could find done");
            return Task.CompletedTask;
        }

        public void AddWait(WaitDefinition<TSaga> wait) => throw new ConfigurationException($"{undo.Name} cannot find the wait {wait.Name} done.");

        public void AddChild(ChildDefinition<TSaga> child) => throw new ConfigurationException($"{undo.Name} cannot find the child {child.Name} done.");
    }
}
