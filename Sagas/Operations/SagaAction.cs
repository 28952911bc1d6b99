using System.Text.Json;

namespace Sagas.Operations;

/// <summary>What an operator can do to a saga.</summary>
public enum SagaAction
{
    /// <summary>Runs the failed compensation of a parked saga again, with a fresh policy.</summary>
    Retry,

    /// <summary>Declares the failed compensation of a parked saga done by hand.</summary>
    Resolve,

    /// <summary>Undoes a saga before its point of no return.</summary>
    Cancel,

    /// <summary>Does not wait for the next attempt, or for the date.</summary>
    FireTimer,

    /// <summary>Says yes to a saga that waits for an approval.</summary>
    Approve,

    /// <summary>Says no to a saga that waits for an approval.</summary>
    Reject,
}

public static class SagaActionNames
{
    /// <summary>The action as in URLs and JSON: <c>fire-timer</c>.</summary>
    public static string Name(this SagaAction action) => JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    public static SagaAction? Parse(string? name) =>
        Enum.GetValues<SagaAction>().Cast<SagaAction?>().FirstOrDefault(action => action!.Value.Name() == name);
}
