using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas;

/// <summary>
/// Serializes results and outputs into a saga's document, with the same JSON settings as the journal and the sagas table.
/// </summary>
static class SagaJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static JsonElement Of(object value) => JsonSerializer.SerializeToElement(value, value.GetType(), Options);

    internal static T? Read<T>(JsonElement json) => json.Deserialize<T>(Options);
}
