using System.Text.Json.Serialization;

namespace Sagas.Operations;

/// <summary>Something that somebody asked of one or more sagas, and what became of it.</summary>
/// <param name="Roles">What the caller was allowed when asking.</param>
public sealed record Operation(
    Guid OperationId,
    DateTimeOffset At,
    string Actor,
    string Roles,
    [property: JsonIgnore] SagaAction Action,
    string Reason,
    IReadOnlyList<OperationItem> Items
)
{
    /// <summary>The action's name in URLs.</summary>
    [JsonPropertyName("action")]
    public string ActionName => Action.Name();
}

/// <summary>One saga of an operation.</summary>
/// <param name="RequestId">Also the id of the message that the saga got, so that its journal can be searched for it.</param>
/// <param name="Asked">The saga as the caller named it.</param>
public sealed record OperationItem(
    Guid RequestId,
    string Asked,
    Guid? SagaId,
    string? Kind,
    string? BusinessId,
    ActionOutcome Outcome,
    string? Detail,
    DateTimeOffset? FinishedAt
);

/// <summary>An operation in a list.</summary>
/// <param name="Sagas">How many sagas it is about; the next four are about the first of them.</param>
/// <param name="Outcomes">How many ended how.</param>
public sealed record OperationSummary(
    Guid OperationId,
    DateTimeOffset At,
    string Actor,
    string Roles,
    [property: JsonIgnore] SagaAction Action,
    string Reason,
    int Sagas,
    string Asked,
    Guid? SagaId,
    string? Kind,
    string? BusinessId,
    IReadOnlyDictionary<ActionOutcome, int> Outcomes
)
{
    /// <summary>The action's name in URLs.</summary>
    [JsonPropertyName("action")]
    public string ActionName => Action.Name();
}

/// <param name="NextBefore">Give it as <see cref="OperationFilter.Before"/> for the next page; null on the last.</param>
public sealed record OperationPage(IReadOnlyList<OperationSummary> Items, long? NextBefore);
