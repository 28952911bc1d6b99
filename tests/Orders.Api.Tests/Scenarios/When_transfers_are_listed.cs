using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests.Scenarios;

sealed class When_transfers_are_listed : Scenario
{
    [Test]
    public async Task Pages_hold_each_transfer_once_and_no_order()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        foreach (var id in new[] { "a", "b", "c" })
        {
            (await http.PostAsJsonAsync("/transfers", Transfer(id))).EnsureSuccessStatusCode();
            (await http.PostAsJsonAsync("/orders", Order(id))).EnsureSuccessStatusCode();
        }

        var first = JsonNode.Parse(await http.GetStringAsync("/transfers?status=accepted&limit=2"))!;
        var second = JsonNode.Parse(await http.GetStringAsync($"/transfers?limit=2&cursor={first["nextCursor"]}"))!;
        Assert.That(
            first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (string?)item!["referenceId"]),
            Is.EqualTo(new[] { "c", "b", "a" })
        );
        Assert.That(second["nextCursor"], Is.Null);
        Assert.That(JsonNode.Parse(await http.GetStringAsync("/transfers?status=Failed"))!["items"]!.AsArray(), Is.Empty);
    }
}
