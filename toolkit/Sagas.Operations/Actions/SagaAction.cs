using System.Text.Json;

namespace Sagas.Operations;

/// <summary>An operator's action on a saga, or on a dead letter.</summary>
public enum SagaAction
{
    /// <summary>Retries the failed compensation of a saga that needs intervention, with its full retry policy.</summary>
    Retry,

    /// <summary>Declares the failed compensation of a saga that needs intervention done by hand.</summary>
    Resolve,

    /// <summary>Compensates a saga before its point of no return.</summary>
    Cancel,

    /// <summary>Ends the wait for the next attempt or for the date.</summary>
    FireTimer,

    /// <summary>Approves what a saga waits for.</summary>
    Approve,

    /// <summary>Rejects what a saga waits for.</summary>
    Reject,

    /// <summary>Sends a dead letter back to its original queue.</summary>
    ResendMessage,

    /// <summary>Removes a dead letter.</summary>
    DiscardMessage,
}

/// <summary>The names of actions in URLs and in the audit.</summary>
public static class SagaActionNames
{
    /// <summary>The actions on sagas.</summary>
    public static IReadOnlyList<SagaAction> OfSagas { get; } =
    [.. Enum.GetValues<SagaAction>().Where(action => action is not (SagaAction.ResendMessage or SagaAction.DiscardMessage))];

    /// <summary>The action's name in URLs and JSON, e.g. <c>fire-timer</c>.</summary>
    public static string Name(this SagaAction action) => JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    /// <summary>Parses an action on sagas.</summary>
    public static SagaAction? Parse(string? name) => OfSagas.Cast<SagaAction?>().FirstOrDefault(action => action!.Value.Name() == name);

    /// <summary>Parses any action that the audit may contain.</summary>
    public static SagaAction? ParseAny(string? name) =>
        Enum.GetValues<SagaAction>().Cast<SagaAction?>().FirstOrDefault(action => action!.Value.Name() == name);
}
