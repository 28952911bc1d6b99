using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Deadlines and next attempts, all served by one durable timer.</summary>
static class Deadlines
{
    static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>The saga's timer fired: for one of the running steps, too early, or for something already over.</summary>
    internal static void TimerRang<TSaga>(this Turn<TSaga> turn, TableRow? row) where TSaga : SagaState, new()
    {
        switch (row?.Handling)
        {
            case Handling.MeetDeadline: turn.MeetDeadlines(turn.Definition.State(row.State)!); break;
            case Handling.StopTimer: turn.NothingIsDue(); break;
            default: turn.ChangesNothing(new SagaInput.TimerElapsed()); break;
        }
    }

    static void MeetDeadlines<TSaga>(this Turn<TSaga> turn, Stage<TSaga> place) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        saga.WakeAt = null;
        var due = place.Steps.Where(step => saga.Find(step.Name) is { } record && record.IsBusy() && record.DueAt <= turn.Now).ToList();
        if (due.Count == 0)
            turn.Ignore(turn.NextDue() is { } later ? $"nothing is due before {later:O}" : "nothing is due");
        foreach (var step in due.Where(step => saga.IsBusy(step.Name)))
        {
            if (step is WaitDefinition<TSaga> wait)
                turn.DoNotWait(wait);
            else
                turn.TimeIsUp(step);
        }
        if (saga.Status.IsFinal() || turn.NextDue() is not { } next)
            turn.StopTimer();
        else
            turn.ScheduleTimer(next);
    }

    /// <summary>The timer is outdated; it would fire again and again until it is removed.</summary>
    static void NothingIsDue<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        turn.StopTimer();
        turn.Ignore("nothing is due");
    }

    static void TimeIsUp<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step) where TSaga : SagaState, new()
    {
        var record = turn.Record(step);
        if (step is ChildDefinition<TSaga> child && turn.IsOverdue(child, record))
            turn.CancelOverdue(child, record);
        else if (record.Status == StepStatus.Retrying || step is ChildDefinition<TSaga>)
            turn.Begin(step);
        else
            turn.Failed(step, new StepFailure("timeout", nameof(TimeoutException), WhyLost(step, record, turn.PolicyOf(step))));
    }

    static string WhyLost<TSaga>(StepDefinition<TSaga> step, StepRecord record, RetryPolicy policy) where TSaga : SagaState
    {
        if (policy.OverallTimeout is { } all && record.StartedAt + all <= record.DueAt)
            return $"{step.Name} was not done within {all}, all attempts together.";
        if (policy.QueueTimeout is { } queue && !record.IsTaken)
            return $"Nobody took {step.Name} from its queue within {queue}; is its service running?";
        if (policy.HeartbeatTimeout is { } heartbeat && record.DueAt < record.AttemptAt + policy.AttemptTimeout)
            return $"{step.Name} gave no sign of life for {heartbeat}"
                + $"{(record.Progress is null ? "" : $"; the last was '{record.Progress}'")}.";
        return $"{step.Name} was not answered within {policy.AttemptTimeout}.";
    }

    /// <summary>A participant took the command or sent a heartbeat: the deadline of the attempt is computed again from now.</summary>
    internal static void KeepAlive<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, SagaInput.Heartbeat heartbeat)
        where TSaga : SagaState, new()
    {
        var (record, policy) = (turn.Record(step), turn.PolicyOf(step));
        if (!record.IsTaken && policy.QueueTimeout is not null)
            record.AttemptAt = turn.Now;
        record.IsTaken = true;
        record.Progress = heartbeat.Progress ?? record.Progress;
        var due = turn.AttemptDeadline(record, policy);
        record.DueAt = due;
        turn.ScheduleTimer(due);
    }

    /// <summary>When the attempt counts as lost, as far as is known now.</summary>
    internal static DateTimeOffset AttemptDeadline<TSaga>(this Turn<TSaga> turn, StepRecord record, RetryPolicy policy)
        where TSaga : SagaState, new()
    {
        var last = record.StartedAt + policy.OverallTimeout ?? DateTimeOffset.MaxValue;
        if (policy.QueueTimeout is { } queue && !record.IsTaken)
            return Earlier(turn.Now + queue, last);
        var end = Earlier(record.AttemptAt!.Value + policy.AttemptTimeout, last);
        return policy.HeartbeatTimeout is { } heartbeat ? Earlier(turn.Now + heartbeat, end) : end;
    }

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>
    /// A child takes as long as it needs and reports its end. It is asked at growing intervals, in case that report was never sent, and
    /// cancelled when the step's overall time is up.
    /// </summary>
    internal static DateTimeOffset NextQuestion<TSaga>(this Turn<TSaga> turn, StepRecord record, RetryPolicy policy)
        where TSaga : SagaState, new()
    {
        var pause = policy.AttemptTimeout * Math.Pow(2, Math.Min(record.Attempts - 1, 16));
        var question = turn.Now + (pause < LongestPause ? pause : LongestPause);
        return record.GivenUpAt is null && record.StartedAt + policy.OverallTimeout is { } last ? Earlier(question, last) : question;
    }

    static bool IsOverdue<TSaga>(this Turn<TSaga> turn, ChildDefinition<TSaga> child, StepRecord record) where TSaga : SagaState, new() =>
        record.GivenUpAt is null && record.StartedAt + turn.PolicyOf(child).OverallTimeout <= turn.Now;

    /// <summary>Only the child knows what of it to compensate, so its end is awaited.</summary>
    static void CancelOverdue<TSaga>(this Turn<TSaga> turn, ChildDefinition<TSaga> child, StepRecord record) where TSaga : SagaState, new()
    {
        var policy = turn.PolicyOf(child);
        record.GivenUpAt = turn.Now;
        record.Failure = new StepFailure("timeout", nameof(TimeoutException), $"{child.Name} was not done within {policy.OverallTimeout}.");
        turn.Emit(new SagaEffect.CancelChild(child.Make(turn.Saga), child.StartType, child.Kind, record.Failure.Message, "saga"));
        var question = turn.NextQuestion(record, policy);
        record.DueAt = question;
        turn.ScheduleTimer(question);
    }

    /// <summary>Only steps that this version of the table knows: no timer would ever serve the others.</summary>
    static DateTimeOffset? NextDue<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        var known = turn.CurrentSteps.Concat(turn.Definition.Compensations).Select(step => step.Name).ToHashSet();
        return turn.Saga.Steps.Where(record => record.IsBusy() && known.Contains(record.Name)).Min(record => record.DueAt);
    }
}
