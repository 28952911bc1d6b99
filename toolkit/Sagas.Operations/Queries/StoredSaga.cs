using System.Text.Json;
using Sagas.Access;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>A saga of any kind, read from its row: what all kinds share, and what is its own as JSON.</summary>
public sealed class StoredSaga : SagaState
{
    static readonly HashSet<string> Shared =
    [
        .. typeof(SagaState).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
    ];

    /// <summary>What this kind of saga remembers beyond what all remember.</summary>
    public IReadOnlyDictionary<string, JsonElement> Own { get; private set; } = new Dictionary<string, JsonElement>();

    /// <summary>The saga with what the reader may not see masked.</summary>
    public static StoredSaga Read(SagaRow row, PersonalView view)
    {
        using var document = JsonDocument.Parse(row.Data);
        var data = view.Learn(row.Data).Json(document.RootElement);
        var saga = data.Deserialize<StoredSaga>(JournalJson.Options)!;
        saga.CorrelationId = row.Id;
        saga.Own = data.EnumerateObject()
            .Where(property => !Shared.Contains(property.Name))
            .ToDictionary(property => property.Name, property => property.Value.Clone());
        return saga;
    }
}
