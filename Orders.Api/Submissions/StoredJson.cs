using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orders.Api.Submissions;

/// <summary>Serializes requests and final states for their table.</summary>
static class StoredJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidOperationException(
            $"A {typeof(T).Name} in table 'submissions' is the text 'null'. Restore the row from a backup."
        );

    /// <summary>Equal for equal content: SHA-256 of the canonical request, in hexadecimal.</summary>
    public static string Fingerprint(object content) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), Options)));
}
