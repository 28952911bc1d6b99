using System.Text.Json.Serialization;

namespace Sagas.Operations;

/// <summary>An action requested of one or more sagas, with its outcomes.</summary>
/// <param name="Roles">The caller's roles at the time of the request.</param>
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
/// <param name="RequestId">Also the id of the message to the saga, by which its journal can be searched.</param>
/// <param name="Asked">The saga's id or business id as the caller gave it.</param>
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
/// <param name="Sagas">The number of sagas; the next four members describe the first of them.</param>
/// <param name="Outcomes">The number of sagas per outcome.</param>
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

/// <param name="NextBefore">The <see cref="OperationFilter.Before"/> of the next page; null on the last.</param>
public sealed record OperationPage(IReadOnlyList<OperationSummary> Items, long? NextBefore);
