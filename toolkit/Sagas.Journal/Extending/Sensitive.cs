using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Sagas.Journal.Extending;

/// <summary>Serializes message bodies for the history, without card numbers and secrets, whatever the sender included.</summary>
public static class Sensitive
{
    static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "card",
        "cardNumber",
        "cvv",
        "cvc",
        "password",
        "secret",
        "token",
    };
    static readonly JsonSerializerOptions Options = new(JournalJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MaskNamed } },
    };

    /// <summary>The message as JSON, with masked values.</summary>
    public static string Serialize<T>(T message) where T : class => JsonSerializer.Serialize(message, message.GetType(), Options);

    /// <summary>Keeps the last four characters: enough to tell cards apart, not enough to use one (PCI DSS 3.4).</summary>
    public static string Mask(string value) => $"**** {value[^Math.Min(4, value.Length)..]}";

    /// <summary>The same for existing JSON: the bodies of sent messages.</summary>
    public static JsonElement Mask(JsonElement json)
    {
        var node = JsonSerializer.SerializeToNode(json);
        MaskIn(node);
        return JsonSerializer.SerializeToElement(node);
    }

    static void MaskIn(JsonNode? node)
    {
        foreach (var item in node as JsonArray ?? [])
            MaskIn(item);
        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (Names.Contains(name) && value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } secret)
                node![name] = Mask(secret);
            else
                MaskIn(value);
        }
    }

    /// <summary>True for the name of a property or header whose text is masked.</summary>
    public static bool IsName(string name) => Names.Contains(name);

    static void MaskNamed(JsonTypeInfo type)
    {
        foreach (
            var property in type.Properties.Where(p => p.PropertyType == typeof(string) && p.Get is not null && Names.Contains(p.Name))
        )
        {
            var read = property.Get!;
            property.Get = target => read(target) is string { Length: > 0 } value ? Mask(value) : null;
        }
    }
}
