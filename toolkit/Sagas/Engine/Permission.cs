using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>Whether a request is allowed now, and why not. The saga, the operations API and the console all ask here.</summary>
public static class Permission
{
    /// <summary>Why a saga cannot do what is requested, in words; null when it can. Changes nothing.</summary>
    public static string? WhyNot<TSaga>(SagaDefinition<TSaga> definition, SagaState saga, SagaRequest request)
        where TSaga : SagaState, new()
    {
        if (saga.Status.IsFinal())
            return $"it is {saga.Status}{(saga.ContinuedAs is { } next ? $", and went on as {next}" : "")}.";
        return definition.Table.Find(saga.CurrentState, InputKey.Of(request))?.Handling switch
        {
            Handling.Cancel or Handling.CancelWhileCompensating => WhyNotCancel(definition, saga) is { } reason ? reason + "." : null,
            Handling.DoNotWait => WhyNotFire(definition.State(saga.CurrentState)!, saga),
            Handling.RetryAfterIntervention => WhyNotRetry(definition, saga),
            Handling.ResolveByHand or Handling.Approve or Handling.Reject or Handling.NeverStart => null,
            _ => WhyRefused(definition, saga, request),
        };
    }

    /// <summary>Why a saga in this state can no longer be cancelled; null while it can.</summary>
    public static string? WhyNotCancel<TSaga>(SagaDefinition<TSaga> definition, SagaState saga) where TSaga : SagaState, new() =>
        saga.Status.IsFinal() ? $"it is {saga.Status}"
        : saga.IsEnding() ? "it is being compensated already"
        : saga.Status == SagaStatus.NeedsIntervention ? $"it needs intervention in {saga.ParkedIn}: retry or resolve it"
        : definition.Steps.FirstOrDefault(step => IsPassed(step, saga))?.PointOfNoReturn;

    static bool IsPassed<TSaga>(StepDefinition<TSaga> step, SagaState saga) where TSaga : SagaState =>
        step.PointOfNoReturn is not null && saga.Find(step.Name) is { Status: StepStatus.Completed, MayHaveHappened: true };

    /// <summary>The steps of a place that a timer would continue.</summary>
    internal static IEnumerable<StepDefinition<TSaga>> Waiting<TSaga>(Stage<TSaga> place, SagaState saga) where TSaga : SagaState =>
        place.Steps.Where(step => saga.Find(step.Name) is { DueAt: not null } record
            && (step.IsWait ? record.IsBusy() : record.Status == StepStatus.Retrying));

    static string? WhyNotFire<TSaga>(Stage<TSaga> place, SagaState saga) where TSaga : SagaState =>
        Waiting(place, saga).Any() ? null
        : place.Steps[0].IsWait ? $"{place.Name} has no deadline: it waits until somebody answers."
        : $"{place.Name} is waiting for an answer, not for a timer.";

    static string? WhyNotRetry<TSaga>(SagaDefinition<TSaga> definition, SagaState saga) where TSaga : SagaState, new() =>
        definition.Step(saga.ParkedIn)?.IsCompensation is true || definition.Stage(saga.ParkedIn) is not null
            ? null
            : $"this version of {definition.Kind} does not know {saga.ParkedIn}: deploy one that does, or resolve it by hand.";

    static string WhyRefused<TSaga>(SagaDefinition<TSaga> definition, SagaState saga, SagaRequest request) where TSaga : SagaState, new() =>
        (request, saga.Status) switch
        {
            (SagaRequest.Retry, _) => "it needs no intervention: it tries by itself. Use fire-timer to try now.",
            (SagaRequest.Resolve, _) => "it needs no intervention: nothing is left to an operator.",
            (SagaRequest.Approve or SagaRequest.Reject, _) => "it does not wait for an approval.",
            (SagaRequest.FireTimer, SagaStatus.NeedsIntervention) => "no timer is running: retry or resolve it.",
            (SagaRequest.FireTimer, _) => "no timer is running.",
            _ when WhyNotCancel(definition, saga) is not { } reason =>
                $"this version of {definition.Kind} does not know {saga.CurrentState}.",
            (_, SagaStatus.NeedsIntervention) when saga.IsEnding() => WhyNotCancel(definition, saga)
                + ", and a compensation failed: retry or resolve it.",
            _ => WhyNotCancel(definition, saga) + ".",
        };
}
