using System.Globalization;
using System.Text.Json;

namespace Sagas.Testing;

/// <summary>
/// The differences between two messages, by path. Messages may gain properties: those absent from the recorded message are not compared.
/// Times count as equal within a millisecond, because databases round them.
/// </summary>
static class JsonDifferences
{
    static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    internal static IEnumerable<(string Path, string Expected, string Got)> Between(string path, JsonElement expected, JsonElement got)
    {
        if (expected.ValueKind == JsonValueKind.Object && got.ValueKind == JsonValueKind.Object)
            return expected
                .EnumerateObject()
                .SelectMany(property =>
                    Between($"{path}.{property.Name}", property.Value, got.TryGetProperty(property.Name, out var value) ? value : default)
                );
        if (
            expected.ValueKind == JsonValueKind.Array
            && got.ValueKind == JsonValueKind.Array
            && expected.GetArrayLength() == got.GetArrayLength()
        )
            return expected
                .EnumerateArray()
                .Zip(got.EnumerateArray())
                .Index()
                .SelectMany(item => Between($"{path}[{item.Index}]", item.Item.First, item.Item.Second));
        return Same(expected, got) ? [] : [(path, Text(expected), Text(got))];
    }

    static bool Same(JsonElement expected, JsonElement got) =>
        (expected.ValueKind, got.ValueKind) switch
        {
            (JsonValueKind.Null or JsonValueKind.Undefined, JsonValueKind.Null or JsonValueKind.Undefined) => true,
            (JsonValueKind.Number, JsonValueKind.Number) => expected.TryGetDecimal(out var was) && got.TryGetDecimal(out var now)
                ? was == now
                : expected.GetRawText() == got.GetRawText(),
            (JsonValueKind.String, JsonValueKind.String) => expected.GetString() == got.GetString()
                || SameTime(expected.GetString()!, got.GetString()!),
            _ => expected.ValueKind == got.ValueKind
                && expected.ValueKind is JsonValueKind.True or JsonValueKind.False
                && got.ValueKind == expected.ValueKind,
        };

    static bool SameTime(string expected, string got) =>
        expected.Contains('T', StringComparison.Ordinal)
        && Time(expected) is { } was
        && Time(got) is { } now
        && (was - now).Duration() <= Rounding;

    static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    static string Text(JsonElement json) => json.ValueKind == JsonValueKind.Undefined ? "absent" : json.GetRawText();
}
