using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>Something that can be done to a saga, or why it cannot.</summary>
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
        SagaAction.FireTimer when status == SagaStatus.Waiting => "Do not wait",
        SagaAction.FireTimer => "Fire timer now",
        SagaAction.Approve => "Approve",
        SagaAction.ResendMessage => "Send message back",
        SagaAction.DiscardMessage => "Discard message",
        _ => "Reject",
    };
}

/// <summary>The page that asks for a reason before an action on one saga.</summary>
public sealed record ConfirmModel(SagaDetail Saga, ActionChoice Choice, string? Reason, string? Problem);

/// <summary>The page that asks before an action on many: the selection is frozen in its form.</summary>
/// <param name="Missing">Ids that are no sagas.</param>
public sealed record BulkModel(IReadOnlyList<BulkLine> Lines, IReadOnlyList<string> Missing, SagaAction? Chosen, string? Reason, string? Problem)
{
    public const int Most = 500;

    public int Possible(SagaAction action) => Lines.Count(line => line.Choices.Any(choice => choice.Action == action && choice.Check.Allowed));
}

public sealed record BulkLine(SagaDetail Saga, IReadOnlyList<ActionChoice> Choices);
