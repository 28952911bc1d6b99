using Sagas.Messages;
using Sagas.Steps;

namespace Sagas.Operations;

/// <summary>
/// Tells from a saga as it was read whether an action makes sense, so that nobody has to try. The saga's own table has the
/// last word: it decides when the command arrives.
/// </summary>
static class ActionRules
{
    /// <summary>Why the action is not possible now, for a person; null when it is.</summary>
    internal static string? WhyNot(ISagaTable? table, SagaDetail saga, SagaAction action)
    {
        if (table is null)
            return $"this service knows no saga of the kind {saga.Kind}; it can be read, but not operated.";
        if (saga.Status.IsFinal())
            return $"it is {saga.Status}.";
        if (!Knows(table, action))
            return $"no {saga.Kind} ever waits for an approval.";
        if (action == SagaAction.Cancel && saga.CannotCancelBecause is { } reason && saga.Status != SagaStatus.NeedsIntervention)
            return reason + ".";
        if (!Decides(table, saga.State, action))
            return InThisState(saga, action);
        return action == SagaAction.FireTimer && saga.Status != SagaStatus.Waiting && !Retrying(saga).Any()
            ? $"{saga.State} is waiting for an answer, not for a timer."
            : null;
    }

    /// <summary>True when some state of the table takes the action's command at all; otherwise nobody would answer it.</summary>
    internal static bool Knows(ISagaTable table, SagaAction action) => table.Decisions.Any(decision => decision.Message == Command(action));

    /// <summary>Steps that wait for their next attempt.</summary>
    internal static IEnumerable<StepDetail> Retrying(SagaDetail saga) => saga.Steps.Where(step => step.Status == StepStatus.Retrying);

    static bool Decides(ISagaTable table, string state, SagaAction action) =>
        table.Decisions.Any(decision => decision.State == state && decision.Message == Command(action) && decision.What is not ("refuse" or "ignore"));

    static string InThisState(SagaDetail saga, SagaAction action) => (action, saga.Status) switch
    {
        (SagaAction.Retry, _) => "it is not parked: it tries by itself. Use fire-timer to try now.",
        (SagaAction.Resolve, _) => "it is not parked: nothing is left to a human.",
        (SagaAction.Cancel, SagaStatus.NeedsIntervention) when saga.Failure is null => saga.CannotCancelBecause + ".",
        (SagaAction.Cancel, SagaStatus.NeedsIntervention) => "it is being undone already, and a compensation failed: retry or resolve it.",
        (SagaAction.Cancel, _) => "it is being undone already.",
        (SagaAction.FireTimer, SagaStatus.NeedsIntervention) => "no timer is running: retry or resolve it.",
        (SagaAction.FireTimer, _) => "no timer is running.",
        _ => "it does not wait for an approval.",
    };

    static string Command(SagaAction action) => action switch
    {
        SagaAction.Retry => nameof(RetrySaga),
        SagaAction.Resolve => nameof(ResolveSaga),
        SagaAction.Cancel => nameof(CancelSaga),
        SagaAction.FireTimer => nameof(FireTimer),
        SagaAction.Approve => nameof(ApproveSaga),
        _ => nameof(RejectSaga),
    };
}
