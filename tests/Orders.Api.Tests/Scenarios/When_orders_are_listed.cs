using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests.Scenarios;

sealed class When_orders_are_listed : Scenario
{
    [Test]
    public async Task Pages_hold_each_order_once_newest_first()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        var ids = Enumerable.Range(0, 7).Select(_ => NewId()).ToList();
        foreach (var id in ids)
            (await http.PostAsJsonAsync("/orders", Order(id))).EnsureSuccessStatusCode();

        var (seen, cursor) = (new List<string>(), (string?)"");
        while (cursor is not null)
        {
            var page = JsonNode.Parse(await http.GetStringAsync($"/orders?status=accepted&limit=3{cursor}"))!;
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["orderId"]!));
            cursor = (string?)page["nextCursor"] is { } next ? $"&cursor={next}" : null;
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Reverse(ids)));
        Assert.That(JsonNode.Parse(await http.GetStringAsync("/orders?status=Failed"))!["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("status=Nonsense", "status", "Accepted, Completed")]
    [TestCase("status=1", "status", "Accepted, Completed")]
    [TestCase("limit=0", "limit", "1 to 200")]
    [TestCase("limit=201", "limit", "1 to 200")]
    [TestCase("limit=x", "limit", "1 to 200")]
    [TestCase("cursor=x", "cursor", "nextCursor")]
    [TestCase("cursor=1~%01", "cursor", "nextCursor")]
    public async Task A_wrong_question_is_told_what_is_allowed(string query, string field, string allowed)
    {
        using var answer = await Http.GetAsync($"/orders?{query}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await Body(answer))["errors"]![field]![0], Does.Contain(allowed));
    }
}
