using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>Waiting: for a date, for a message from outside, for a person.</summary>
sealed partial class StepEngine<TSaga>
{
    static void BeginWait(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait)
    {
        var saga = context.Saga;
        var (record, now) = (saga.Record(wait.Name), context.Unit().Now);
        (record.Status, record.IsWait, record.StartedAt) = (StepStatus.Running, true, now);
        record.DueAt = wait.Deadline(saga, now);
        Show(saga);
        saga.Next = wait.Name;
        if (record.DueAt is { } due)
            WakeUp(context, due);
    }

    /// <summary>The pause is over: the date has come, or what was waited for.</summary>
    Task Waited(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait)
    {
        context.Saga.Record(wait.Name).Finish(StepStatus.Completed, context.Unit().Now);
        return GoOn(context);
    }

    /// <summary>The deadline of a wait came, or an operator does not want to wait for it.</summary>
    internal Task Elapsed(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait)
    {
        if (wait is not DateWait<TSaga> && wait.Default is null)
            return NotGranted(context, wait, wait.TooLate(context.Saga));
        wait.Default?.Invoke(context.Saga);
        return Waited(context, wait);
    }

    internal Task Approved(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait, ApproveSaga by)
    {
        context.Saga.CustomStatus = $"Approved by {by.Actor}: {by.Reason}";
        return Waited(context, wait);
    }

    internal Task Rejected(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait, RejectSaga by) =>
        NotGranted(context, wait, new StepFailure("rejected", nameof(RejectSaga), $"Rejected by {by.Actor}: {by.Reason}"));

    Task NotGranted(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait, StepFailure failure)
    {
        var record = context.Saga.Record(wait.Name);
        record.Failure = failure;
        return GiveUp(context, wait, record);
    }

    /// <summary>
    /// A message from outside: it ends the first of its waits that is not over, also one that the saga has not reached yet; and what
    /// it changes may end, or move, the wait that is running.
    /// </summary>
    /// <returns>Why it changes nothing; null when it did.</returns>
    internal async Task<string?> Happened(BehaviorContext<TSaga> context, EventDefinition<TSaga> definition, object message)
    {
        var saga = context.Saga;
        var wait = definition.Waits.Find(wait => saga.Record(wait.Name).Status is StepStatus.Pending or StepStatus.Running);
        if (wait is null && definition.OnAnyTime is null)
            return $"{definition.Waits[^1].Name} is over: it no longer waits for this";
        definition.OnAnyTime?.Invoke(saga, message);
        wait?.Keep(saga, message);
        var early = wait is null || saga.Record(wait.Name).Status == StepStatus.Pending;
        if (wait is not null)
            saga.Record(wait.Name).Finish(StepStatus.Completed, context.Unit().Now);
        // A parked saga keeps the news, and goes on with it when an operator lets it.
        if (saga.Status != SagaStatus.NeedsIntervention)
            await (early ? Reconsider(context) : GoOn(context));
        return null;
    }

    /// <summary>The saga knows more than when its wait began.</summary>
    Task Reconsider(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        if (Here(saga).OfType<WaitDefinition<TSaga>>().FirstOrDefault(wait => saga.Record(wait.Name).IsBusy()) is not DateWait<TSaga> wait)
            return Task.CompletedTask;
        if (wait.IsOver(saga, context.Unit().Now))
            return Waited(context, wait);
        saga.Record(wait.Name).DueAt = wait.Deadline(saga, context.Unit().Now);
        WakeUp(context, saga.Record(wait.Name).DueAt!.Value);
        return Task.CompletedTask;
    }

    IEnumerable<StepDefinition<TSaga>> Here(TSaga saga) => definition.Stages.Where(stage => stage.Name == saga.InStage).SelectMany(stage => stage.Steps);
}
