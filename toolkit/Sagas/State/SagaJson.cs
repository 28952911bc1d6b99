using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas;

/// <summary>How results and outputs become part of a saga's document: as the journal and the sagas table write JSON.</summary>
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
