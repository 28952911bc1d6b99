using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Console.Tests;

/// <summary>Sends messages that cannot be handled, through RabbitMQ's management API.</summary>
static class Poison
{
    /// <summary>A command that fails and has no address for replies.</summary>
    internal static async Task Charge(string order)
    {
        using var http = new HttpClient();
        using var offline = await http.PutAsJsonAsync(new Uri(RunningConsole.Address(8083), "/simulation"), new { mode = "Offline" });
        await Send("payments", "Contracts.Payments:ChargePayment", new
        {
            sagaId = Guid.NewGuid(),
            orderId = order,
            amount = 10,
            currency = "USD",
            payment = new { method = "credit_card", card = "**** 1234" },
        });
        await IsDead("payments_error", order);
    }

    internal static Task Unreadable(Guid saga) =>
        Send("order-saga", "Contracts.Inventory:InventoryReserved", new { sagaId = saga, lines = "not a list" });

    internal static async Task Garbage()
    {
        await Publish("payments", "this is no json");
        await IsDead("payments_error", "JsonReaderException");
    }

    /// <summary>Discards all dead letters.</summary>
    internal static async Task Discard()
    {
        foreach (var group in (await Groups()).EnumerateArray())
        {
            using var http = new HttpClient();
            var (queue, cause) = (group.GetProperty("queue").GetString(), group.GetProperty("cause").GetString());
            using var answer = await http.PostAsJsonAsync(
                new Uri(RunningConsole.Console, "/ops/dead-letters/discard"), new { queue, cause, reason = "the next test" });
            Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    static Task Send(string queue, string type, object message) => Publish(queue, JsonSerializer.Serialize(
        new { messageId = Guid.NewGuid(), messageType = new[] { $"urn:message:{type}" }, message }));

    static async Task Publish(string queue, string payload)
    {
        using var http = new HttpClient { BaseAddress = RunningConsole.Address(15_679) };
        var credentials = Convert.ToBase64String(Encoding.ASCII.GetBytes("guest:guest"));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        using var answer = await http.PostAsJsonAsync($"/api/exchanges/%2F/{queue}/publish", new
        {
            properties = new { content_type = "application/vnd.masstransit+json", message_id = Guid.NewGuid() },
            routing_key = "",
            payload,
            payload_encoding = "string",
        });
        answer.EnsureSuccessStatusCode();
    }

    static async Task<JsonElement> Groups()
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<JsonElement>(new Uri(RunningConsole.Console, "/ops/dead-letters/groups"));
    }

    static async Task IsDead(string queue, string what)
    {
        using var http = new HttpClient();
        await Patience.Until(() => IsListed(http, queue, what), () => $"{what} is in {queue}");
    }

    static async Task<bool> IsListed(HttpClient http, string queue, string what) =>
        (await http.GetStringAsync(new Uri(RunningConsole.Console, $"/ops/dead-letters?queue={queue}")))
            .Contains(what, StringComparison.Ordinal);
}
