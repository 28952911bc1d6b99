using Sagas.Operations;

namespace Sagas.Console.Actions;

/// <summary>An action on a saga, and whether it is possible now; if not, why.</summary>
public sealed record ActionChoice(SagaAction Action, string Label, ActionCheck Check)
{
    public static IReadOnlyList<ActionChoice> Of(SagaDetail saga, Func<SagaDetail, SagaAction, ActionCheck> check) =>
        [.. SagaActionNames.OfSagas.Select(action => new ActionChoice(action, LabelOf(action, saga.Status), check(saga, action)))];

    public static string LabelOf(SagaAction action, SagaStatus? status = null) => action switch
    {
        SagaAction.Retry => "Retry compensation",
        SagaAction.Resolve => "Resolve by hand",
        SagaAction.Cancel => "Cancel and compensate",
        SagaAction.FireTimer when status == SagaStatus.Retrying => "Retry now",
        SagaAction.FireTimer when status == SagaStatus.Waiting => "Skip the wait",
        SagaAction.FireTimer => "Fire timer now",
        SagaAction.Approve => "Approve",
        SagaAction.ResendMessage => "Send message back",
        SagaAction.DiscardMessage => "Discard message",
        _ => "Reject",
    };
}
