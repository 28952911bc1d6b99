using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_transfer_is_read : Scenario
{
    [Test]
    public async Task Under_way_it_shows_what_its_saga_says()
    {
        var id = await Sent();
        Api.Sagas.Knows(id, SagaStatus.Retrying, kind: "Transfer");
        var transfer = await Get($"/transfers/{id}");
        Assert.That($"{transfer["status"]} {transfer["state"]} {transfer["steps"]![1]!["attempts"]}", Is.EqualTo("Retrying Deposit 2"));
    }

    [Test]
    public async Task While_the_saga_service_is_away_it_is_accepted()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        api.Sagas.Silent = true;
        (await http.PostAsJsonAsync("/transfers", Transfer("away"))).EnsureSuccessStatusCode();
        var transfer = JsonNode.Parse(await http.GetStringAsync("/transfers/away"))!;
        Assert.That((string?)transfer["status"], Is.EqualTo("Accepted"));
        Assert.That(transfer["steps"]!.AsArray().Select(step => (string?)step!["status"]), Is.EqualTo(new[] { "Pending", "Pending" }));
    }

    [Test]
    public async Task Finished_it_is_shown_from_here_without_asking()
    {
        var id = await Sent();
        await Finished(id, SagaStatus.Compensated, "Transfer");
        var transfer = await Get($"/transfers/{id}");
        Assert.That($"{transfer["status"]} {transfer["failure"]!["step"]}", Is.EqualTo("Compensated Deposit"));
        Assert.That(transfer["finishedAt"], Is.Not.Null);
        Assert.That(Api.Sagas.Of<GetSaga>(id, "Transfer"), Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task It_can_be_watched_to_its_end(CancellationToken cancellation)
    {
        var id = await Sent();
        var events = new List<string>();
        await using var stream = await Http.GetStreamAsync($"/transfers/{id}/events", cancellation);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellation))
        {
            events.Add($"{item.EventType} {JsonNode.Parse(item.Data)!["status"]}");
            if (events.Count == 1)
                await Finished(id, SagaStatus.Completed, "Transfer");
        }
        Assert.That(events, Is.EqualTo(new[] { "changed Accepted", "finished Completed" }));
    }
}
