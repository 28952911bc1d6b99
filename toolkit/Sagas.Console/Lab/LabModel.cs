using System.Text.Json;

namespace Sagas.Console.Lab;

/// <param name="Settings">As the service says; null when it does not answer.</param>
public sealed record SwitchLine(LabSwitch Switch, JsonElement? Settings)
{
    public string Text(string name) => Settings is { } all && all.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    public IReadOnlyList<string> List(string name) =>
        Settings is { } all && all.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")] : [];

    public bool IsOn => Settings is { } all && (Text("mode") != "Online" || Text("delayMs") != "0" || List("failOperations").Count > 0 || List("loseAnswers").Count > 0);
}

public sealed record SupplyLine(LabSupply Supply, IReadOnlyList<JsonElement>? Entries);

/// <summary>The page of the lab.</summary>
/// <param name="Made">The saga that the last button started.</param>
public sealed record LabModel(IReadOnlyList<LabScenario> Scenarios, IReadOnlyList<SwitchLine> Switches, IReadOnlyList<SupplyLine> Supplies, string? Made, string? Problem)
{
    internal static async Task<LabModel> Load(IEnumerable<ILab> labs, LabClient client, string? made, string? problem, CancellationToken cancellation)
    {
        var all = labs.ToList();
        var switches = await Task.WhenAll(all.SelectMany(lab => lab.Switches).Select(async one => new SwitchLine(one, await client.Read(one.Service, "/simulation", cancellation))));
        var supplies = await Task.WhenAll(all.SelectMany(lab => lab.Supplies).Select(async one => new SupplyLine(one, Entries(await client.Read(one.Service, one.Path, cancellation)))));
        return new LabModel([.. all.SelectMany(lab => lab.Scenarios)], switches, supplies, made, problem);
    }

    static List<JsonElement>? Entries(JsonElement? answer) => answer switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        { ValueKind: JsonValueKind.Object } page when page.EnumerateObject().Select(p => p.Value).FirstOrDefault(v => v.ValueKind == JsonValueKind.Array) is { ValueKind: JsonValueKind.Array } items => [.. items.EnumerateArray()],
        _ => null,
    };
}
