using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Access;

namespace Sagas.Console.Shared;

/// <summary>JSON for people to read: indented, with secrets masked and long texts cut.</summary>
public static class Json
{
    /// <summary>Keeps pages small whatever messages carry; the full text is one click away.</summary>
    const int Longest = 1500;

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(string json, PersonalView view)
    {
        using var document = JsonDocument.Parse(json);
        return Pretty(view.Json(document.RootElement));
    }

    /// <param name="json">What the reader may not see is masked in it already.</param>
    public static string Pretty(JsonElement json)
    {
        var node = JsonNode.Parse(json.GetRawText());
        Mask(node);
        return node?.ToJsonString(Indented) ?? "null";
    }

    public static bool IsLong(string text) => text.Length > Longest;

    public static string Cut(string text) => IsLong(text) ? string.Concat(text.AsSpan(0, Longest), " …") : text;

    static void Mask(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Mask(item);
        }
        else if (node is JsonObject record)
        {
            foreach (var (name, value) in record.ToList())
            {
                if (Sensitive.IsName(name) && value is JsonValue text && text.TryGetValue<string>(out var secret))
                    record[name] = Sensitive.Mask(secret);
                else
                    Mask(value);
            }
        }
    }
}
