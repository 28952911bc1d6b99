using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Console.Tests.Browser;

/// <summary>Puts messages on the bus that nobody can handle, through RabbitMQ's management.</summary>
static class Poison
{
    /// <summary>A command that fails, and tells nobody where to answer.</summary>
    internal static async Task Charge(string order)
    {
        using var http = new HttpClient();
        using var offline = await http.PutAsJsonAsync(new Uri(RunningConsole.Address(8083), "/simulation"), new { mode = "Offline" });
        await Send("payments", "Contracts.Payments:ChargePayment", new { sagaId = Guid.NewGuid(), orderId = order, amount = 10, currency = "USD", payment = new { method = "credit_card", card = "**** 1234" } });
        await Lies("payments_error", order);
    }

    internal static Task Unreadable(Guid saga) => Send("order-saga", "Contracts.Inventory:InventoryReserved", new { sagaId = saga, lines = "not a list" });

    internal static async Task Garbage()
    {
        await Publish("payments", "this is no json");
        await Lies("payments_error", "JsonReaderException");
    }

    /// <summary>Whatever lies anywhere is discarded.</summary>
    internal static async Task Discard()
    {
        foreach (var group in (await Groups()).EnumerateArray())
        {
            using var http = new HttpClient();
            using var answer = await http.PostAsJsonAsync(new Uri(RunningConsole.Console, "/ops/dead-letters/discard"), new { queue = group.GetProperty("queue").GetString(), cause = group.GetProperty("cause").GetString(), reason = "the next test" });
            Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    static Task Send(string queue, string type, object message) =>
        Publish(queue, JsonSerializer.Serialize(new { messageId = Guid.NewGuid(), messageType = new[] { $"urn:message:{type}" }, message }));

    static async Task Publish(string queue, string payload)
    {
        using var http = new HttpClient { BaseAddress = RunningConsole.Address(15_679) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("guest:guest")));
        using var answer = await http.PostAsJsonAsync($"/api/exchanges/%2F/{queue}/publish", new { properties = new { content_type = "application/vnd.masstransit+json", message_id = Guid.NewGuid() }, routing_key = "", payload, payload_encoding = "string" });
        answer.EnsureSuccessStatusCode();
    }

    static async Task<JsonElement> Groups()
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<JsonElement>(new Uri(RunningConsole.Console, "/ops/dead-letters/groups"));
    }

    static async Task Lies(string queue, string what)
    {
        using var http = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var began = TimeProvider.System.GetTimestamp(); !await IsListed(http, queue, what); await timer.WaitForNextTickAsync())
            Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(TimeSpan.FromMinutes(1)), $"{what} lies in {queue}");
    }

    static async Task<bool> IsListed(HttpClient http, string queue, string what) =>
        (await http.GetStringAsync(new Uri(RunningConsole.Console, $"/ops/dead-letters?queue={queue}"))).Contains(what, StringComparison.Ordinal);
}
