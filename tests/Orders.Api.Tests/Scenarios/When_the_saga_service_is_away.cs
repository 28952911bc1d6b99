using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_the_saga_service_is_away : Scenario
{
    [Test]
    public async Task Orders_are_readable_and_nobody_waits_twice()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        api.Sagas.Silent = true;
        var id = NewId();
        using var accepted = await http.PostAsJsonAsync("/orders", Order(id));
        Assert.That(accepted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));

        Assert.That(await Status(http, id), Is.EqualTo("Accepted"));
        Assert.That(await Status(http, id), Is.EqualTo("Accepted"));
        Assert.That(api.Sagas.Of<GetSaga>(id), Has.Count.EqualTo(1), "only the first reader asked");
        using var cancelled = await http.PostAsJsonAsync($"/orders/{id}/cancellation", new { reason = "changed my mind" });
        Assert.That(cancelled.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));

        api.Sagas.Silent = false;
        api.Sagas.Knows(id, SagaStatus.Running);
        api.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.That(await Status(http, id), Is.EqualTo("Running"), "a few seconds later it is asked again");
    }

    [Test]
    public async Task Nobody_is_told_a_date_of_a_standing_transfer_that_may_be_long_past()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        var id = NewId();
        using var accepted = await http.PostAsJsonAsync("/standing-transfers", Transfer(id).With("every", "P1M"));
        Assert.That((int?)(await Body(accepted))["date"], Is.EqualTo(1), "just accepted, it is the first one that is next");

        api.Sagas.Knows(id, SagaStatus.Waiting, kind: "StandingTransfer", run: 5);
        Assert.That(await Date(http, id), Is.EqualTo(5));
        api.Sagas.Silent = true;
        Assert.That(await Date(http, id), Is.Null);
        using var again = await http.PostAsJsonAsync("/standing-transfers", Transfer(id).With("every", "P1M"));
        Assert.That((int?)(await Body(again))["date"], Is.Null, "posted again, it is no new one");
    }

    static async Task<int?> Date(HttpClient http, string id) =>
        (int?)JsonNode.Parse(await http.GetStringAsync($"/standing-transfers/{id}"))!["date"];

    static async Task<string?> Status(HttpClient http, string id) =>
        (string?)JsonNode.Parse(await http.GetStringAsync($"/orders/{id}"))!["status"];
}
