using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orders.Api.Orders;

/// <summary>How orders are written into their table.</summary>
static class OrderJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidOperationException($"A {typeof(T).Name} in table 'orders' is the text 'null'. Restore the row from a backup.");

    /// <summary>Equal for equal content, whatever the id: SHA-256 of the canonical request, in hexadecimal.</summary>
    public static string Fingerprint(OrderRequest order) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(order with { OrderId = null }, Options)));
}
