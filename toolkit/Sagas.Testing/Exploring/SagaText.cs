using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Testing;

/// <summary>A saga as JSON, as it is stored.</summary>
/// <param name="Remembered">The properties of the author's saga, without those that the toolkit keeps for all kinds.</param>
sealed record SagaText(string Json, JsonObject Remembered)
{
    static readonly string[] Own =
        [.. typeof(SagaState).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    internal static SagaText Of<TState>(TState saga) where TState : SagaState
    {
        var json = JsonSerializer.Serialize(saga, JournalJson.Options);
        var remembered = JsonNode.Parse(json)!.AsObject();
        foreach (var property in Own)
            remembered.Remove(property);
        return new SagaText(json, remembered);
    }

    internal TState Read<TState>() where TState : SagaState => JsonSerializer.Deserialize<TState>(Json, JournalJson.Options)!;

    /// <summary>The saga without one of its properties.</summary>
    internal TState ReadWithout<TState>(string name) where TState : SagaState
    {
        var all = JsonNode.Parse(Json)!.AsObject();
        all.Remove(name);
        return all.Deserialize<TState>(JournalJson.Options)!;
    }
}
