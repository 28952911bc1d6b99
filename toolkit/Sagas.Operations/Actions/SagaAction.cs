using System.Text.Json;

namespace Sagas.Operations;

/// <summary>What an operator can do to a saga, or to a message that nobody could handle.</summary>
public enum SagaAction
{
    /// <summary>Runs the failed compensation of a saga that needs intervention again, with a fresh policy.</summary>
    Retry,

    /// <summary>Declares the failed compensation of a saga that needs intervention done by hand.</summary>
    Resolve,

    /// <summary>Undoes a saga before its point of no return.</summary>
    Cancel,

    /// <summary>Does not wait for the next attempt, or for the date.</summary>
    FireTimer,

    /// <summary>Says yes to a saga that waits for an approval.</summary>
    Approve,

    /// <summary>Says no to a saga that waits for an approval.</summary>
    Reject,

    /// <summary>Sends a message that nobody could handle back to the queue that it came from.</summary>
    ResendMessage,

    /// <summary>Removes a message that nobody could handle.</summary>
    DiscardMessage,
}

/// <summary>The names of actions in URLs and in the audit.</summary>
public static class SagaActionNames
{
    /// <summary>Those that a saga can be asked.</summary>
    public static IReadOnlyList<SagaAction> OfSagas { get; } =
    [.. Enum.GetValues<SagaAction>().Where(action => action is not (SagaAction.ResendMessage or SagaAction.DiscardMessage))];

    /// <summary>The action as in URLs and JSON: <c>fire-timer</c>.</summary>
    public static string Name(this SagaAction action) => JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    /// <summary>One that a saga can be asked.</summary>
    public static SagaAction? Parse(string? name) => OfSagas.Cast<SagaAction?>().FirstOrDefault(action => action!.Value.Name() == name);

    /// <summary>Any that the audit may hold.</summary>
    public static SagaAction? ParseAny(string? name) =>
        Enum.GetValues<SagaAction>().Cast<SagaAction?>().FirstOrDefault(action => action!.Value.Name() == name);
}
