using System.Globalization;
using System.Text.Json;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.History;

/// <summary>
/// The whole history of one saga as a document, to archive, to share, and to replay through the state machine in a test
/// (docs/testing-sagas.md). Card numbers and secrets are masked, as in the journal.
/// </summary>
/// <param name="Format">The version of this document's shape.</param>
/// <param name="StartedWith">The headers of the message that started the saga: its parent, or the run that it continues.</param>
/// <param name="Policies">The retry policy of each step at the time of the export; decisions depend on it.</param>
public sealed record SagaHistory(
    int Format,
    string Kind,
    string BusinessId,
    Guid SagaId,
    SagaStatus Status,
    string State,
    string? CustomStatus,
    IReadOnlyDictionary<string, string> StartedWith,
    IReadOnlyDictionary<string, RetryPolicy> Policies,
    IReadOnlyList<HistoryEntry> Entries)
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormat = 1;
    static readonly JsonSerializerOptions Indented = new(JournalJson.Options) { WriteIndented = true };

    /// <summary>The document as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    /// <exception cref="FormatException">The text is not a history, or has another format.</exception>
    public static SagaHistory Parse(string json)
    {
        try
        {
            var history = JsonSerializer.Deserialize<SagaHistory>(json, Indented);
            return history is { Format: CurrentFormat, Entries.Count: > 0 }
                ? history
                : throw new FormatException(
                    $"This is not a history in format {CurrentFormat}: its format is {history?.Format ?? 0}, and it has "
                        + $"{history?.Entries?.Count ?? 0} entries. Export it with GET /ops/sagas/{{id}}/history of this version."
                );
        }
        catch (JsonException broken)
        {
            throw new FormatException($"Not a saga history: {broken.Message} Export it with GET /ops/sagas/{{id}}/history.", broken);
        }
    }

    /// <summary>The headers of the start message are not journalled, but the saga keeps them.</summary>
    static Dictionary<string, string> Origin(SagaDetail saga)
    {
        var headers = new Dictionary<string, string>();
        if (saga.ParentId is { } parent)
            headers[StepHeaders.Parent] = parent.ToString();
        if (saga.ContinuedFrom is { } predecessor)
            (headers[StepHeaders.Continues], headers[StepHeaders.Run]) = (
                predecessor.ToString(),
                saga.Run.ToString(CultureInfo.InvariantCulture)
            );
        return headers;
    }

    /// <summary>The history of a saga from its journal entries, in their order.</summary>
    /// <param name="table">The saga's table; null when this process does not have it, and then the document has no policies.</param>
    public static SagaHistory Of(SagaDetail saga, ISagaTable? table, StepPolicies policies, IEnumerable<JournalEntry> journal) => new(
        CurrentFormat,
        saga.Kind,
        saga.BusinessId,
        saga.SagaId,
        saga.Status,
        saga.State,
        saga.CustomStatus,
        Origin(saga),
        (table?.Steps ?? []).Select(step => (step, policy: policies.For(step)))
            .Concat((table?.Compensations ?? []).Select(step => (step, policy: policies.ForCompensation(step))))
            .ToDictionary(each => each.step, each => each.policy),
        [.. journal.Select(HistoryEntry.Of)]);
}
