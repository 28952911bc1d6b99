using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sagas.DeadLetters;

/// <summary>
/// Masks card numbers in messages that do not use our property names: 13 to 19 digits with a card's prefix and a valid check digit,
/// wherever they occur.
/// </summary>
static partial class CardNumbers
{
    internal static string Mask(string text) =>
        Candidates().Replace(text, found => IsCard(found.Value) ? Sensitive.Mask(found.Value) : found.Value);

    /// <summary>The document with card numbers, and the values of sensitive properties, masked.</summary>
    internal static string MaskJson(JsonElement json)
    {
        var node = MaskIn(JsonSerializer.SerializeToNode(Sensitive.Mask(json)));
        return node?.ToJsonString() ?? "null";
    }

    static JsonNode? MaskIn(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                    members[name] = MaskIn(value)?.DeepClone();
                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    items[i] = MaskIn(items[i])?.DeepClone();
                return items;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return Mask(value.GetValue<string>());
            case JsonValue value
                when value.GetValueKind() == JsonValueKind.Number
                    && Mask(value.ToJsonString()) is var masked
                    && masked != value.ToJsonString():
                return masked;
            default:
                return node;
        }
    }

    /// <summary>Checks Luhn's check digit.</summary>
    static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Reverse().Select(digit => digit - '0').ToList();
        return digits.Count is >= 13 and <= 19
            && digits
                .Select(
                    (digit, i) =>
                        i % 2 == 0 ? digit
                        : digit * 2 > 9 ? digit * 2 - 9
                        : digit * 2
                )
                .Sum() % 10
                == 0;
    }

    [GeneratedRegex(@"(?<![\w.])[2-6](?:[ -]?[0-9]){12,18}(?![\w])")]
    private static partial Regex Candidates();
}
