using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_transfer_is_posted : Scenario
{
    [TestCase("targetAccount", "\"85-150\"", "targetAccount")]
    [TestCase("sourceAccount", "null", "sourceAccount")]
    [TestCase("sourceAccount", "\"12345678901234567890123456789012345\"", "sourceAccount")]
    [TestCase("amount", "0", "amount")]
    [TestCase("amount", "1.005", "amount")]
    [TestCase("referenceId", "null", "referenceId")]
    [TestCase("referenceId", "\"a/b\"", "referenceId")]
    [TestCase("currency", "\"EURO\"", "currency")]
    [TestCase("executeAt", "\"tomorrow\"", "executeAt")]
    [TestCase("executeAt", "\"2030-01-31T09:00:00\"", "executeAt")]
    public async Task Bad_input_names_the_field(string field, string json, string path)
    {
        using var answer = await Http.PostAsJsonAsync("/transfers", Transfer().With(field, JsonNode.Parse(json)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Body(answer))["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { path }));
    }

    [TestCase("2030-01-31T09:00:00Z")]
    [TestCase("2030-01-31T09:00:00.5+02:00")]
    public async Task A_good_one_is_not_available_yet(string executeAt)
    {
        using var answer = await Http.PostAsJsonAsync("/transfers", Transfer().With("executeAt", executeAt));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotImplemented), await answer.Content.ReadAsStringAsync());
    }

    static JsonObject Transfer() => new() { ["sourceAccount"] = "85-150", ["targetAccount"] = "43-812", ["amount"] = 250, ["referenceId"] = "12345" };
}
