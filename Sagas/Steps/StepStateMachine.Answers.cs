using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>What answers ask of the engine, once it is clear that they are meant for the saga as it is now.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    /// <summary>An answer counts once, whichever attempt it is of; also late, when the step was given up: done is done.</summary>
    Task Answer<TReply>(BehaviorContext<TSaga, TReply> context, StepDefinition<TSaga> step) where TReply : class
    {
        var name = context.Headers.Get<string>(StepHeaders.Step) ?? step.Name;
        if (name == step.Name && context.Saga.Record(step.Name) is { MayHaveHappened: true, Status: not StepStatus.Completed })
            return engine.Done(context, step, context.Message);
        context.Unit().Ignore(name == step.Name ? $"{name} is answered already" : $"an answer to {name}, which is no longer awaited");
        return Task.CompletedTask;
    }

    Task Fault<TCommand>(BehaviorContext<TSaga, Fault<TCommand>> context, StepDefinition<TSaga> step) where TCommand : class
    {
        var failure = Failures.Of(context.Message);
        context.Unit().Entry.Record(context.Message);
        return Current(context, step) ? engine.Failed(context, step, failure) : Task.CompletedTask;
    }

    Task Refused(BehaviorContext<TSaga, StepRefused> context, Stage<TSaga> stage) =>
        Answered(context, stage, context.Message.Step) is { } step
            ? engine.Refused(context, step, new StepFailure(context.Message.Code, nameof(StepRefused), context.Message.Reason))
            : Task.CompletedTask;

    static Task StillAtWork(BehaviorContext<TSaga, StepHeartbeat> context, Stage<TSaga> stage)
    {
        var step = stage.Find(context.Message.Step);
        if (step is not null && IsRunning(context.Saga.Record(step.Name), context.Message.Attempt))
            StepEngine<TSaga>.StillAtWork(context, step, context.Message);
        else
            context.Unit().Ignore($"work on attempt {context.Message.Attempt} of {context.Message.Step}, whose answer is no longer awaited");
        return Task.CompletedTask;
    }

    /// <summary>The step that a refusal is for: named by the header that came back, else by the command, else the only one.</summary>
    static StepDefinition<TSaga>? Answered(ConsumeContext context, Stage<TSaga> stage, string command)
    {
        var step = stage.Find(context.Headers.Get<string>(StepHeaders.Step)) ?? stage.Find(command) ?? (stage.Steps.Count == 1 ? stage.Steps[0] : null);
        if (step is not null)
            return Current(context, step) ? step : null;
        context.Unit().Ignore($"{command} is none of the steps under way");
        return null;
    }

    /// <summary>A failure counts once, for the attempt that is running: that of an earlier attempt is news of the past.</summary>
    static bool Current(ConsumeContext context, StepDefinition<TSaga> step)
    {
        var record = ((BehaviorContext<TSaga>)context).Saga.Record(step.Name);
        var attempt = context.Headers.Get<int>(StepHeaders.Attempt) ?? record.Attempts + record.AttemptsBefore;
        var name = context.Headers.Get<string>(StepHeaders.Step) ?? step.Name;
        if (name == step.Name && IsRunning(record, attempt))
            return true;
        context.Unit().Ignore($"an answer to attempt {attempt} of {name}, which is no longer awaited");
        return false;
    }

    static bool IsRunning(StepRecord record, int attempt) => record.Status == StepStatus.Running && attempt == record.Attempts + record.AttemptsBefore;

    Task Ended(BehaviorContext<TSaga, ChildFinished> context, Stage<TSaga> stage)
    {
        if (stage.Find(context.Message.Step) is ChildDefinition<TSaga> step && context.Saga.Record(step.Name).IsBusy())
            return engine.ChildEnded(context, step, context.Message);
        context.Unit().Ignore($"the end of {context.Message.Step}, which is no longer awaited");
        return Task.CompletedTask;
    }
}
