using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace EndToEnd.Tests;

[Order(4)]
public sealed class When_an_order_is_watched
{
    static readonly HttpClient Http = new();

    [TearDown]
    public Task Online() => Client.Put(Client.Payments, "/simulation", new { mode = "Online" });

    [Test, CancelAfter(180_000)]
    public async Task Should_be_told_each_change_once_and_the_end_though_the_saga_service_is_killed_meanwhile(
        CancellationToken cancellation
    )
    {
        await Client.Put(Client.Inventory, "/stock/E2E-WATCHED", new { available = 5 });
        await Client.Put(Client.Payments, "/simulation", new { mode = "Offline" });
        await Client.Place(Client.Order("e2e-watched", "E2E-WATCHED"));

        var events = new List<SseItem<string>>();
        using (var answer = await Watch(lastSeen: null, cancellation))
        {
            await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation))
            {
                events.Add(item);
                if (Status(item) != "Retrying" || events.Count(one => Status(one) == "Retrying") > 1)
                    continue;
                RunningSystem.Run("kill", "orders-saga");
                await Online();
            }
        }

        Assert.That((events[^1].EventType, Status(events[^1])), Is.EqualTo(("finished", "Completed")));
        Assert.That(events.Select(item => item.EventId), Is.Unique);
        Assert.That(
            events.SkipWhile(item => Status(item) == "Accepted").Select(Status),
            Has.None.EqualTo("Accepted"),
            "it is never thrown back to what is known without the saga"
        );
        using var again = await Watch(events[^1].EventId, cancellation);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), "who has seen the end need not come back");
    }

    static async Task<HttpResponseMessage> Watch(string? lastSeen, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Client.Orders, "/orders/e2e-watched/events"));
        if (lastSeen is not null)
            request.Headers.Add("Last-Event-ID", lastSeen);
        return (await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)).EnsureSuccessStatusCode();
    }

    static string? Status(SseItem<string> item) => JsonSerializer.Deserialize<JsonElement>(item.Data).GetProperty("status").GetString();
}
