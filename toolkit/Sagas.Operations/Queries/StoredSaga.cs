using System.Text.Json;
using Sagas.Access;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>A saga of any kind, read from its row: the common properties, and its own as JSON.</summary>
public sealed class StoredSaga : SagaState
{
    static readonly HashSet<string> Shared =
    [
        .. typeof(SagaState).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
    ];

    /// <summary>The properties of this kind of saga beyond the common ones.</summary>
    public IReadOnlyDictionary<string, JsonElement> Own { get; private set; } = new Dictionary<string, JsonElement>();

    /// <summary>The saga with what the caller may not see masked.</summary>
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
