using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>Deadlines and next attempts, all by one durable timer.</summary>
sealed partial class StepEngine<TSaga>
{
    static readonly TimeSpan MostSeldom = TimeSpan.FromDays(1);

    /// <summary>The saga's timer rang: it may be for some of these steps, or early, or for what is long past.</summary>
    internal async Task TimerRang(BehaviorContext<TSaga> context, Stage<TSaga> stage)
    {
        var (saga, now) = (context.Saga, context.Unit().Now);
        saga.WakeAt = null;
        var due = stage.Steps.Where(step => saga.Record(step.Name) is var record && record.IsBusy() && record.DueAt <= now).ToList();
        if (due.Count == 0)
            context.Unit().Ignore(NextDue(saga) is { } later ? $"nothing is due before {later:O}" : "nothing is due");
        foreach (var step in due.Where(step => saga.Record(step.Name).IsBusy()))
            await (step is WaitDefinition<TSaga> wait ? Elapsed(context, wait) : TimeIsUp(context, step));
        if (saga.Status.IsFinal() || NextDue(saga) is not { } next)
            Disarm(context);
        else
            WakeUp(context, next);
    }

    /// <summary>A timer of what is long past: it would ring again and again until it is removed.</summary>
    internal static Task NothingIsDue(BehaviorContext<TSaga> context)
    {
        Disarm(context);
        context.Unit().Ignore("nothing is due");
        return Task.CompletedTask;
    }

    Task TimeIsUp(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var record = context.Saga.Record(step.Name);
        return record.Status == StepStatus.Retrying || step is ChildDefinition<TSaga>
            ? Begin(context, step)
            : Failed(context, step, new StepFailure("timeout", nameof(TimeoutException), WhyLost(step, record, Policy(context, step))));
    }

    static string WhyLost(StepDefinition<TSaga> step, StepRecord record, RetryPolicy policy) =>
        policy.QueueTimeout is { } queue && !record.IsTaken ? $"Nobody took {step.Name} from its queue within {queue}; is its service running?"
        : policy.HeartbeatTimeout is { } heartbeat && record.DueAt < record.AttemptAt + policy.AttemptTimeout ? $"{step.Name} gave no sign of life for {heartbeat}{(record.Progress is null ? "" : $"; the last was '{record.Progress}'")}."
        : $"{step.Name} was not answered within {policy.AttemptTimeout}.";

    /// <summary>A participant took the command, or is alive: the attempt is given the time that its policy allows from here.</summary>
    internal static void StillAtWork(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, StepHeartbeat heartbeat)
    {
        var (record, policy, now) = (context.Saga.Record(step.Name), Policy(context, step), context.Unit().Now);
        if (!record.IsTaken && policy.QueueTimeout is not null)
            record.AttemptAt = now;
        record.IsTaken = true;
        record.Progress = heartbeat.Progress ?? record.Progress;
        record.DueAt = Lost(record, policy, now);
        WakeUp(context, record.DueAt.Value);
    }

    /// <summary>When an attempt counts as lost, as far as is known now.</summary>
    static DateTimeOffset Lost(StepRecord record, RetryPolicy policy, DateTimeOffset now)
    {
        if (policy.QueueTimeout is { } queue && !record.IsTaken)
            return now + queue;
        var end = record.AttemptAt!.Value + policy.AttemptTimeout;
        return policy.HeartbeatTimeout is { } heartbeat && now + heartbeat < end ? now + heartbeat : end;
    }

    /// <summary>A child takes as long as it takes, and tells its end; it is asked ever more seldom, in case that was never sent to this saga.</summary>
    static DateTimeOffset AskAgain(StepRecord record, RetryPolicy policy, DateTimeOffset now)
    {
        var pause = policy.AttemptTimeout * Math.Pow(2, Math.Min(record.Attempts - 1, 16));
        return now + (pause < MostSeldom ? pause : MostSeldom);
    }

    /// <summary>Of what this version of the table knows to be under way: no timer would ever serve the rest.</summary>
    DateTimeOffset? NextDue(TSaga saga)
    {
        var known = Here(saga).Concat(definition.Steps.Select(step => step.Undo).OfType<StepDefinition<TSaga>>()).Select(step => step.Name).ToHashSet();
        return saga.Steps.Where(record => record.IsBusy() && known.Contains(record.Name)).Min(record => record.DueAt);
    }

    /// <summary>
    /// One timer row serves a whole saga: it is armed for the first deadline and left alone while later ones move further
    /// away; when it rings too early it is armed again. A saga that runs through costs two row writes, not two per step.
    /// </summary>
    static void WakeUp(BehaviorContext<TSaga> context, DateTimeOffset due)
    {
        if (context.Saga.WakeAt <= due)
            return;
        context.Saga.WakeAt = due;
        context.Unit().Arm(Timer(context, due));
    }

    static void Disarm(BehaviorContext<TSaga> context)
    {
        context.Saga.WakeAt = null;
        context.Unit().Disarm(Timer(context, DateTimeOffset.MaxValue));
    }

    static TimerRow Timer(BehaviorContext<TSaga> context, DateTimeOffset due) => new()
    {
        SagaId = context.Saga.CorrelationId,
        Name = "step",
        DueAt = due,
        Destination = context.ReceiveContext.InputAddress.ToString(),
    };
}
