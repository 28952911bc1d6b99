using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>What participants answer, once it is clear that it is meant for the saga as it is now.</summary>
static class Answers
{
    internal static void Answered<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.StepAnswered answer) where TSaga : SagaState, new()
    {
        switch (row?.Handling)
        {
            case Handling.Complete: turn.Complete(turn.Definition.Step(row.Step)!, answer); break;
            case Handling.FindDone: turn.FindDone(turn.Definition.Step(row.Step)!, answer); break;
            case Handling.CompleteLate: turn.CompleteLate(answer); break;
            default: turn.ChangesNothing(answer); break;
        }
    }

    /// <summary>An answer counts once, whichever attempt it is of; also late, when the step was given up: done is done.</summary>
    static void Complete<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, SagaInput.StepAnswered answer)
        where TSaga : SagaState, new()
    {
        var name = answer.Step ?? step.Name;
        if (name == step.Name && turn.Saga.Find(name) is { MayHaveHappened: true, Status: not StepStatus.Completed })
            turn.Done(step, answer.Message);
        else
            turn.Ignore(name == step.Name ? $"{name} is answered already" : $"an answer to {name}, which is no longer awaited");
    }

    /// <summary>A compensation that was given up may still be answered: then it is done after all.</summary>
    static void CompleteLate<TSaga>(this Turn<TSaga> turn, SagaInput.StepAnswered answer) where TSaga : SagaState, new()
    {
        var failed = turn.Definition.Step(turn.Saga.ParkedIn);
        if (failed is { IsCompensation: true } && failed.Reply?.Type == answer.Contract && (answer.Step ?? failed.Name) == failed.Name)
        {
            turn.Saga.ParkedIn = null;
            turn.Done(failed, answer.Message);
        }
        else if (failed?.Finds is { } found && found.Reply!.Type == answer.Contract)
            turn.FindDone(found, answer);
        else
            turn.Ignore($"the saga needs intervention in {turn.Saga.ParkedIn}, which this does not answer");
    }

    /// <summary>A compensation may be answered with the reply of the step that it came too late for.</summary>
    static void FindDone<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> found, SagaInput.StepAnswered answer)
        where TSaga : SagaState, new()
    {
        var running = turn.Saga.ParkedIn ?? turn.Saga.CurrentState;
        if (turn.Definition.Step(running) is { IsCompensation: true } compensation && compensation.Finds == found)
            turn.DoneAfterAll(compensation, answer.Message);
        else
            turn.Ignore($"{found.Name} is not what {running} could find done");
    }

    internal static void Faulted<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.StepFaulted fault) where TSaga : SagaState, new()
    {
        if (row?.Handling != Handling.RetryOrGiveUp)
            turn.ChangesNothing(fault);
        else if (turn.Definition.Step(row.Step) is { } step && turn.IsAwaited(step, fault.Step, fault.Attempt))
            turn.Failed(step, fault.Failure);
    }

    /// <summary>A business answer that a step cannot be done.</summary>
    internal static void Declined<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.StepDeclined declined)
        where TSaga : SagaState, new()
    {
        if (row is not { Handling: Handling.GiveUp or Handling.StopForIntervention })
            turn.ChangesNothing(declined);
        else if (Meant(turn.Definition.State(row.State)!, declined) is not { } step)
            turn.Ignore($"{declined.Command} is none of the steps under way");
        else if (turn.IsAwaited(step, declined.Step, declined.Attempt))
            turn.Declined(step, new StepFailure(declined.Code, declined.Key.Message, declined.Reason));
    }

    internal static void StillAtWork<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.Heartbeat heartbeat)
        where TSaga : SagaState, new()
    {
        if (row?.Handling != Handling.KeepAlive)
            turn.ChangesNothing(heartbeat);
        else if (
            turn.Definition.State(row.State)!.Find(heartbeat.Step) is { } step
            && IsRunning(turn.Saga.Find(step.Name), heartbeat.Attempt)
        )
            turn.KeepAlive(step, heartbeat);
        else
            turn.Ignore($"work on attempt {heartbeat.Attempt} of {heartbeat.Step}, whose answer is no longer awaited");
    }

    /// <summary>The step that a refusal is for: named by the header that came back, else by the command, else the only one.</summary>
    static StepDefinition<TSaga>? Meant<TSaga>(Stage<TSaga> place, SagaInput.StepDeclined declined) where TSaga : SagaState =>
        place.Find(declined.Step) ?? place.Find(declined.Command) ?? (place.Steps is [var only] ? only : null);

    /// <summary>A failure counts once, for the attempt that is running: that of an earlier attempt is news of the past.</summary>
    static bool IsAwaited<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, string? named, int? numbered)
        where TSaga : SagaState, new()
    {
        var record = turn.Saga.Find(step.Name);
        var attempt = numbered ?? record?.AllAttempts() ?? 0;
        var name = named ?? step.Name;
        if (name == step.Name && IsRunning(record, attempt))
            return true;
        turn.Ignore($"an answer to attempt {attempt} of {name}, which is no longer awaited");
        return false;
    }

    static bool IsRunning(StepRecord? record, int attempt) => record?.Status == StepStatus.Running && attempt == record.AllAttempts();
}
