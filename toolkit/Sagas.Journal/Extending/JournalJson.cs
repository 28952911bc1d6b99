using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Journal.Extending;

/// <summary>The JSON settings of the journal and the sagas table: compact, camelCase, enums by name, readable in a database tool.</summary>
public static class JournalJson
{
    /// <summary>The settings. Copy them to change one.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}
