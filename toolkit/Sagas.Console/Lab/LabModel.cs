using System.Text.Json;

namespace Sagas.Console.Lab;

/// <summary>What the page of the lab shows.</summary>
/// <param name="Made">The saga that the last button started.</param>
public sealed record LabModel(
    IReadOnlyList<LabScenario> Scenarios,
    IReadOnlyList<SwitchLine> Switches,
    IReadOnlyList<SupplyLine> Supplies,
    string? Made,
    string? Problem)
{
    internal static async Task<LabModel> Load(
        IEnumerable<ILab> labs, LabClient client, string? made, string? problem, CancellationToken cancellation)
    {
        var all = labs.ToList();
        var switches = await Task.WhenAll(all.SelectMany(lab => lab.Switches)
            .Select(async one => new SwitchLine(one, await client.Read(one.Service, "/simulation", cancellation))));
        var supplies = await Task.WhenAll(all.SelectMany(lab => lab.Supplies)
            .Select(async one => new SupplyLine(one, Entries(await client.Read(one.Service, one.Path, cancellation)))));
        return new LabModel([.. all.SelectMany(lab => lab.Scenarios)], switches, supplies, made, problem);
    }

    /// <summary>The entries of a list, or of a page that holds one; null when the answer has none.</summary>
    static List<JsonElement>? Entries(JsonElement? answer) => answer switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
        { ValueKind: JsonValueKind.Object } page when ListIn(page) is { ValueKind: JsonValueKind.Array } items =>
            [.. items.EnumerateArray()],
        _ => null,
    };

    static JsonElement ListIn(JsonElement page) =>
        page.EnumerateObject().Select(property => property.Value).FirstOrDefault(value => value.ValueKind == JsonValueKind.Array);
}
