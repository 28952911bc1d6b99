using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Handles the answers of participants once they are matched to the saga's current state.</summary>
static class Answers
{
    internal static void Answered<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.StepAnswered answer) where TSaga : SagaState, new()
    {
        switch (row?.Handling)
        {
            case Handling.Complete: turn.Complete(turn.Definition.Step(row.Step)!, answer); break;
            case Handling.FindDone: turn.FindDone(turn.Definition.Step(row.Step)!, answer); break;
            case Handling.CompleteLate: turn.CompleteLate(answer); break;
            default: turn.AnsweredInVain(answer); break;
        }
    }

    /// <summary>Changes nothing. If a person has done the same by hand, it may have been done twice, which a person must see.</summary>
    static void AnsweredInVain<TSaga>(this Turn<TSaga> turn, SagaInput.StepAnswered answer) where TSaga : SagaState, new()
    {
        var byHand = turn.Definition.Compensations.FirstOrDefault(step =>
            Completes(answer, step) && turn.Saga.Find(step.Name)?.ResolvedAt is not null);
        if (byHand is null)
        {
            turn.ChangesNothing(answer);
            return;
        }
        var doubt = $"{byHand.Name} was resolved by hand, and was done after all: it may have been done twice";
        turn.Announce(byHand.Name, "error", doubt + ".");
        turn.Ignore(doubt);
    }

    /// <summary>
    /// An answer counts once, whichever attempt it belongs to, and also when it is late and the step was given up: the work is done.
    /// </summary>
    static void Complete<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step, SagaInput.StepAnswered answer)
        where TSaga : SagaState, new()
    {
        var name = answer.Step ?? step.Name;
        if (name == step.Name && turn.Saga.Find(name) is { MayHaveHappened: true, Status: not StepStatus.Completed })
            turn.Done(step, answer.Message);
        else
            turn.Ignore(name == step.Name ? $"{name} is answered already" : $"an answer to {name}, which is no longer awaited");
    }

    /// <summary>A compensation that was given up may still be answered: then it is done.</summary>
    static void CompleteLate<TSaga>(this Turn<TSaga> turn, SagaInput.StepAnswered answer) where TSaga : SagaState, new()
    {
        var parkedIn = turn.Definition.Step(turn.Saga.ParkedIn);
        if (turn.Definition.Compensations.FirstOrDefault(step => IsGivenUp(turn.Saga, step) && Completes(answer, step)) is { } failed)
        {
            turn.Unpark(failed);
            turn.Done(failed, answer.Message);
        }
        else if (parkedIn?.Finds is { } found && found.Reply!.Type == answer.Contract)
            turn.FindDone(found, answer);
        else
            turn.Ignore($"the saga needs intervention in {turn.Saga.ParkedIn}, which this does not answer");
    }

    static bool Completes<TSaga>(SagaInput.StepAnswered answer, StepDefinition<TSaga> step) where TSaga : SagaState =>
        step.Reply?.Type == answer.Contract && (answer.Step ?? step.Name) == step.Name;

    /// <summary>True for a compensation that only an operator, or a late answer, can settle.</summary>
    internal static bool IsGivenUp<TSaga>(TSaga saga, StepDefinition<TSaga> compensation) where TSaga : SagaState =>
        saga.ParkedIn == compensation.Name || saga.StatusOf(compensation.Name) == StepStatus.CompensationFailed;

    /// <summary>The saga no longer needs intervention in this step; it may in another.</summary>
    internal static void Unpark<TSaga>(this Turn<TSaga> turn, StepDefinition<TSaga> step) where TSaga : SagaState, new()
    {
        if (turn.Saga.ParkedIn == step.Name)
            turn.Saga.ParkedIn = null;
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

    /// <summary>A participant declines a step for a business reason.</summary>
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

    /// <summary>The step that a refusal belongs to: by the returned header, else by the command, else the only step.</summary>
    static StepDefinition<TSaga>? Meant<TSaga>(Stage<TSaga> place, SagaInput.StepDeclined declined) where TSaga : SagaState =>
        place.Find(declined.Step) ?? place.Find(declined.Command) ?? (place.Steps is [var only] ? only : null);

    /// <summary>A failure counts only for the running attempt; one of an earlier attempt is outdated.</summary>
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
