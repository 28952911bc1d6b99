using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests.Scenarios;

/// <summary>What scenarios of standing transfers say often.</summary>
abstract class StandingTransferScenario : Scenario
{
    protected const string Kind = "StandingTransfer";

    protected static JsonObject Standing(string id) => Transfer(id).With("every", "P1M");

    protected static Task<HttpResponseMessage> Post(JsonObject body) => Http.PostAsJsonAsync("/standing-transfers", body);

    protected static async Task<string> Posted()
    {
        var id = NewId();
        using var answer = await Post(Standing(id));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        return id;
    }
}
