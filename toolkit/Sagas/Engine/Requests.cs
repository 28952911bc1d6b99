using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Handles operators' requests: accepts them, or refuses them with the reason from <see cref="Permission"/>.</summary>
static class Requests
{
    internal static void Requested<TSaga>(this Turn<TSaga> turn, TableRow? row, SagaInput.ActionRequested asked)
        where TSaga : SagaState, new()
    {
        if (row is null)
            turn.ChangesNothing(asked);
        else if (row.Handling == Handling.NeverStart && asked.Kind != turn.Definition.Kind)
            turn.Emit(new SagaEffect.NotMeant());
        else if (row.Handling == Handling.PassOnOrRefuse && turn.Saga.ContinuedAs is { } next)
            turn.Emit(new SagaEffect.PassOn(next));
        else if (Permission.WhyNot(turn.Definition, turn.Saga, asked.Request) is { } reason)
            turn.Emit(new SagaEffect.Refused(reason));
        else
        {
            turn.Do(row, asked);
            turn.Emit(new SagaEffect.Accepted());
        }
    }

    static void Do<TSaga>(this Turn<TSaga> turn, TableRow row, SagaInput.ActionRequested asked) where TSaga : SagaState, new()
    {
        switch (row.Handling)
        {
            case Handling.NeverStart: turn.NeverStart(asked); break;
            case Handling.Cancel or Handling.CancelWhileCompensating: turn.Cancel(asked); break;
            case Handling.DoNotWait: turn.DoNotWait(turn.Definition.State(row.State)!); break;
            case Handling.RetryAfterIntervention: turn.RetryAfterIntervention(); break;
            case Handling.ResolveByHand: turn.ResolveByHand(asked); break;
            case Handling.Approve: turn.Approve(asked); break;
            case Handling.Reject: turn.Reject(asked); break;
        }
    }

    /// <summary>The saga is cancelled before its start message arrives. When that message arrives, it finds the saga ended.</summary>
    static void NeverStart<TSaga>(this Turn<TSaga> turn, SagaInput.ActionRequested asked) where TSaga : SagaState, new()
    {
        var (saga, definition) = (turn.Saga, turn.Definition);
        (saga.Kind, saga.BusinessId, saga.SubmittedAt) = (definition.Kind, asked.BusinessId ?? "", turn.Now);
        saga.Steps =
        [
            .. definition.Steps.Select(step => new StepRecord { Name = step.Name, IsHidden = step.IsWait || step.Condition is not null }),
        ];
        saga.Failure = new SagaFailure(definition.Stages is [var first, ..] ? first.Name : definition.Kind, "cancelled", asked.Reason);
        turn.Finish(SagaStatus.Cancelled);
    }

    /// <summary>
    /// Cancels before the point of no return. A running step counts as started; a running compensation of a single step finishes first.
    /// </summary>
    static void Cancel<TSaga>(this Turn<TSaga> turn, SagaInput.ActionRequested asked) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        saga.EndsAs = SagaStatus.Cancelled;
        var failure = new SagaFailure(saga.CurrentState, "cancelled", asked.Reason);
        if (saga.CurrentState == saga.InStage)
            turn.Fail(failure, asked.Actor);
        else
            saga.Failure = failure;
    }

    static void DoNotWait<TSaga>(this Turn<TSaga> turn, Stage<TSaga> place) where TSaga : SagaState, new()
    {
        foreach (var step in Permission.Waiting(place, turn.Saga).ToList())
        {
            if (step is WaitDefinition<TSaga> wait)
                turn.DoNotWait(wait);
            else
                turn.Begin(step);
        }
    }

    /// <summary>
    /// Retries where the saga needs intervention: compensations, or a stage that this version of the table knows again.
    /// </summary>
    static void RetryAfterIntervention<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new()
    {
        var saga = turn.Saga;
        if (turn.Definition.Step(saga.ParkedIn)?.IsCompensation is true)
        {
            turn.RetryCompensations();
            return;
        }
        var stage = turn.Definition.Stage(saga.ParkedIn)!;
        saga.ParkedIn = saga.CustomStatus = null;
        var busy = stage.Steps.Where(step => saga.IsBusy(step.Name)).ToList();
        busy.ForEach(turn.RestartAttempts);
        if (busy.Count == 0)
            turn.Continue();
    }

    /// <summary>
    /// An operator did by hand what the saga could not: a failed compensation counts as done, a step that the table no longer knows as
    /// failed.
    /// </summary>
    static void ResolveByHand<TSaga>(this Turn<TSaga> turn, SagaInput.ActionRequested asked) where TSaga : SagaState, new()
    {
        var (saga, parkedIn) = (turn.Saga, turn.Saga.ParkedIn!);
        var compensated = saga.Steps.FindAll(step => step.CompensatedBy == parkedIn);
        compensated.ForEach(step => step.Status = StepStatus.Compensated);
        foreach (var step in saga.Steps.Where(step => step.Name == parkedIn || step.IsBusy()))
            turn.Finish(step, turn.Definition.Step(step.Name)?.IsCompensation is true ? StepStatus.Completed : StepStatus.Failed);
        saga.CustomStatus = $"{parkedIn} resolved by {asked.Actor}: {asked.Reason}";
        if (turn.Definition.Step(parkedIn) is CommandStep<TSaga> { IsCompensation: true } compensation)
        {
            turn.Record(compensation).ResolvedAt = turn.Now;
            turn.Emit(new SagaEffect.Revoke(parkedIn, asked.Actor, asked.Reason));
        }
        saga.ParkedIn = null;
        if (!saga.IsEnding() && compensated.Count == 0)
            saga.Failure = new SagaFailure(parkedIn, "error", asked.Reason);
        turn.Continue();
    }

    static void Approve<TSaga>(this Turn<TSaga> turn, SagaInput.ActionRequested asked) where TSaga : SagaState, new()
    {
        turn.Saga.CustomStatus = $"Approved by {asked.Actor}: {asked.Reason}";
        turn.Waited(turn.Approval());
    }

    static void Reject<TSaga>(this Turn<TSaga> turn, SagaInput.ActionRequested asked) where TSaga : SagaState, new() =>
        turn.NotGranted(turn.Approval(), new StepFailure("rejected", asked.Key.Message, $"Rejected by {asked.Actor}: {asked.Reason}"));

    static ApprovalWait<TSaga> Approval<TSaga>(this Turn<TSaga> turn) where TSaga : SagaState, new() =>
        turn.Definition.State(turn.Saga.CurrentState)!.Steps.OfType<ApprovalWait<TSaga>>().First();
}
