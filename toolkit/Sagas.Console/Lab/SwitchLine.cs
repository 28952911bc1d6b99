using System.Text.Json;

namespace Sagas.Console.Lab;

/// <summary>The fault switches of one service.</summary>
/// <param name="Settings">As the service reports them; null when it does not respond.</param>
public sealed record SwitchLine(LabSwitch Switch, JsonElement? Settings)
{
    public string Text(string name) =>
        Settings is { } all && all.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    public IReadOnlyList<string> List(string name) =>
        Settings is { } all && all.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];

    public bool IsOn => Settings is not null
        && (Text("mode") != "Online" || Text("delayMs") != "0" || List("failOperations").Count > 0 || List("loseAnswers").Count > 0);
}

/// <param name="Entries">Null when the service does not respond.</param>
public sealed record SupplyLine(LabSupply Supply, IReadOnlyList<JsonElement>? Entries);
