using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Waits for a date, for a message from outside or for a person.</summary>
static class Waiting
{
    internal static void BeginWait<TSaga>(this Turn<TSaga> turn, WaitDefinition<TSaga> wait) where TSaga : SagaState, new()
    {
        var record = turn.Record(wait);
        (record.Status, record.IsWait, record.StartedAt) = (StepStatus.Running, true, turn.Now);
        record.DueAt = wait.Deadline(turn.Saga, turn.Now);
        turn.ShowStatus();
        turn.MoveTo(wait.Name);
        if (record.DueAt is { } due)
            turn.ScheduleTimer(due);
    }

    /// <summary>The wait is over: the date, the message or the decision has arrived.</summary>
    internal static void Waited<TSaga>(this Turn<TSaga> turn, WaitDefinition<TSaga> wait) where TSaga : SagaState, new()
    {
        turn.Finish(turn.Record(wait), StepStatus.Completed);
        turn.Continue();
    }

    /// <summary>The deadline of a wait passed, or an operator ends the wait.</summary>
    internal static void DoNotWait<TSaga>(this Turn<TSaga> turn, WaitDefinition<TSaga> wait) where TSaga : SagaState, new()
    {
        if (wait is not DateWait<TSaga> && wait.Default is null)
        {
            turn.NotGranted(wait, wait.TooLate(turn.Saga));
            return;
        }
        wait.Default?.Invoke(turn.Saga);
        turn.Waited(wait);
    }

    internal static void NotGranted<TSaga>(this Turn<TSaga> turn, WaitDefinition<TSaga> wait, StepFailure failure)
        where TSaga : SagaState, new()
    {
        var record = turn.Record(wait);
        record.Failure = failure;
        turn.GiveUp(wait, record);
    }

    internal static void Happened<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.EventArrived message)
        where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        if (row is not { Handling: Handling.TakeEvent or Handling.RefuseEvent })
            turn.ChangesNothing(message);
        else if (row.Handling == Handling.RefuseEvent && saga.ContinuedAs is { } next)
            turn.Emit(new SagaEffect.PassOn(next));
        else if (row.Handling == Handling.RefuseEvent || saga.IsEnding())
            turn.Emit(new SagaEffect.Refused($"it does not go forward: it is in {saga.CurrentState}."));
        else
            turn.Take(turn.Definition.Events.First(known => known.Message.Type == message.Contract), message.Message);
    }

    /// <summary>
    /// A message from outside. It ends the first of its waits that is not over, even one that the saga has not reached. What it changes
    /// may also end or move a date wait that is running.
    /// </summary>
    static void Take<TSaga>(this Turn<TSaga> turn, EventDefinition<TSaga> definition, object message) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        var wait = definition.Waits.Find(wait => saga.StatusOf(wait.Name) is StepStatus.Pending or StepStatus.Running);
        if (wait is null && definition.OnAnyTime is null)
        {
            turn.Emit(new SagaEffect.Refused($"{definition.Waits[^1].Name} is over: it no longer waits for this"));
            return;
        }
        var isAwaited = wait is not null && saga.IsBusy(wait.Name);
        definition.OnAnyTime?.Invoke(saga, message);
        if (wait is not null)
        {
            wait.Keep(saga, message);
            turn.Finish(turn.Record(wait), StepStatus.Completed);
        }
        // A saga that needs intervention keeps the message and continues with it once an operator retries or resolves.
        if (saga.Status != SagaStatus.NeedsIntervention && isAwaited)
            turn.Continue();
        else if (saga.Status != SagaStatus.NeedsIntervention)
            turn.Reconsider();
        turn.Emit(new SagaEffect.Accepted());
    }

    /// <summary>The message may have changed the date that the running wait is for.</summary>
    static void Reconsider<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        if (turn.CurrentSteps.OfType<WaitDefinition<TSaga>>().FirstOrDefault(wait => saga.IsBusy(wait.Name)) is not DateWait<TSaga> wait)
            return;
        if (wait.IsOver(saga, turn.Now))
        {
            turn.Waited(wait);
            return;
        }
        var due = wait.Deadline(saga, turn.Now)!.Value;
        turn.Record(wait).DueAt = due;
        turn.ScheduleTimer(due);
    }
}
