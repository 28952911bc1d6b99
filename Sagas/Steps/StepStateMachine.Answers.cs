using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>What messages ask of the engine, once it is clear that they are meant for the saga as it is now.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    Task Fault<TCommand>(BehaviorContext<TSaga, Fault<TCommand>> context, StepDefinition<TSaga> step) where TCommand : class
    {
        var failure = Failures.Of(context.Message);
        context.Unit().Entry.Record(context.Message);
        return Current(context, step) ? engine.Failed(context, step, failure) : Task.CompletedTask;
    }

    Task Refused(BehaviorContext<TSaga, StepRefused> context, StepDefinition<TSaga> step) =>
        Current(context, step)
            ? engine.Refused(context, step, new StepFailure(context.Message.Code, nameof(StepRefused), context.Message.Reason))
            : Task.CompletedTask;

    /// <summary>A failure counts once, for the attempt that is running: that of an earlier attempt is news of the past.</summary>
    static bool Current(ConsumeContext context, StepDefinition<TSaga> step)
    {
        var record = ((BehaviorContext<TSaga>)context).Saga.Record(step.Name);
        var attempt = context.Headers.Get<int>(StepHeaders.Attempt) ?? record.Attempts + record.AttemptsBefore;
        var name = context.Headers.Get<string>(StepHeaders.Step) ?? step.Name;
        if (record.Status == StepStatus.Running && name == step.Name && attempt == record.Attempts + record.AttemptsBefore)
            return true;
        context.Unit().Ignore($"an answer to attempt {attempt} of {name}, which is no longer awaited");
        return false;
    }

    async Task Fire(BehaviorContext<TSaga, FireTimer> context, StepDefinition<TSaga> step)
    {
        if (step is not WaitDefinition<TSaga> && context.Saga.Record(step.Name).Status != StepStatus.Retrying)
        {
            await Refuse(context, $"{step.Name} is waiting for an answer, not for a timer.");
            return;
        }
        if (step is WaitDefinition<TSaga> wait)
            await engine.Waited(context, wait);
        else
            await engine.Begin(context, step);
        await Operations.Accept(context);
    }

    async Task Cancel(BehaviorContext<TSaga, CancelSaga> context, StepDefinition<TSaga> step)
    {
        if (CannotCancelBecause(context.Saga) is { } reason)
        {
            await Refuse(context, reason + ".");
            return;
        }
        if (step is ChildDefinition<TSaga> child)
            await StepEngine<TSaga>.CancelChild(context, child, context.Message);
        else
            await engine.Cancel(context, step, context.Message.Reason);
        await Operations.Accept(context);
    }

    /// <summary>Every kind of saga hears of every cancellation; the one that it is meant for leaves a tombstone.</summary>
    async Task NeverStart(BehaviorContext<TSaga, CancelSaga> context)
    {
        if (context.Message.Kind != definition.Kind)
        {
            context.Unit().Discard();
            return;
        }
        await engine.NeverStart(context, context.Message);
        await Operations.Accept(context);
    }

    async Task Operate<TMessage>(BehaviorContext<TSaga, TMessage> context, Func<StepDefinition<TSaga>, Task> operation) where TMessage : class
    {
        await operation(Compensations.First(step => step.Name == context.Saga.ParkedIn));
        await Operations.Accept(context);
    }

    static Task Refuse<TMessage>(BehaviorContext<TSaga, TMessage> context, string reason) where TMessage : class => Operations.Refuse(context, reason);

    Task Ended(BehaviorContext<TSaga, ChildFinished> context, StepDefinition<TSaga> step)
    {
        if (context.Message.Step == step.Name)
            return engine.ChildEnded(context, step, context.Message);
        context.Unit().Ignore($"the end of {context.Message.Step}, which is no longer awaited");
        return Task.CompletedTask;
    }
}
