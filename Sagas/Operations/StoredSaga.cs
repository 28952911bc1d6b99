using System.Text.Json;
using Sagas.Journal;
using Sagas.Steps;

namespace Sagas.Operations;

/// <summary>A saga of any kind, read from its row: what all kinds share, and what is its own as JSON.</summary>
public sealed class StoredSaga : SagaState
{
    static readonly HashSet<string> Shared = [.. typeof(SagaState).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    /// <summary>What this kind of saga remembers beyond what all remember.</summary>
    public IReadOnlyDictionary<string, JsonElement> Own { get; private set; } = new Dictionary<string, JsonElement>();

    public static StoredSaga Read(SagaRow row)
    {
        var saga = JsonSerializer.Deserialize<StoredSaga>(row.Data, JournalJson.Options)!;
        saga.CorrelationId = row.Id;
        using var data = JsonDocument.Parse(row.Data);
        saga.Own = data.RootElement.EnumerateObject().Where(property => !Shared.Contains(property.Name)).ToDictionary(property => property.Name, property => property.Value.Clone());
        return saga;
    }
}
