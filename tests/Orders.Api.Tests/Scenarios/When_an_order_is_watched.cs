using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_order_is_watched : Scenario
{
    [Test, CancelAfter(30_000)]
    public async Task Each_change_is_an_event_and_the_end_is_the_last(CancellationToken cancellation)
    {
        var id = await Placed();
        var events = new List<string>();
        await using var stream = await Http.GetStreamAsync($"/orders/{id}/events", cancellation);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellation))
        {
            var status = (string?)JsonNode.Parse(item.Data)!["status"];
            events.Add($"{item.EventType} {status}");
            if (status == "Accepted")
                Api.Sagas.Knows(id, SagaStatus.Running);
            else if (status == "Running")
                await Api.Bus.Publish(FakeSagas.End(id, SagaStatus.Completed), cancellation);
        }
        Assert.That(events, Is.EqualTo(new[] { "changed Accepted", "changed Running", "finished Completed" }));
    }

    [Test, CancelAfter(30_000)]
    public async Task A_wish_to_cancel_is_an_event_and_so_is_what_became_of_it(CancellationToken cancellation)
    {
        var id = await Placed();
        var outcomes = new List<string?>();
        Api.Sagas.Knows(id, SagaStatus.Running);
        await using var stream = await Http.GetStreamAsync($"/orders/{id}/events", cancellation);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellation))
        {
            var order = JsonNode.Parse(item.Data)!;
            if ((string?)order["status"] == "Accepted")
                continue;
            outcomes.Add((string?)order["cancellation"]?["outcome"]);
            if (outcomes is [null])
                (await Cancel($"/orders/{id}", "changed my mind")).Dispose();
            else if (outcomes is [null, "Pending"])
                await Api.Bus.Publish(FakeSagas.End(id, SagaStatus.Completed), cancellation);
        }
        Assert.That(outcomes, Is.EqualTo(new[] { null, "Pending", "TooLate" }));
    }

    [Test]
    public async Task An_unknown_order_is_not_found() =>
        Assert.That((await Http.GetAsync("/orders/never-seen/events")).StatusCode, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
}
