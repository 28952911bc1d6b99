using System.Net;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>Makes messages that cannot be handled, and finds and moves them as an operator does.</summary>
static class DeadLetters
{
    internal static Task Offline() => Client.Put(Client.Payments, "/simulation", new { mode = "Offline" });

    internal static Task Online() => Client.Put(Client.Payments, "/simulation", new { mode = "Online" });

    internal static string ChargeOf(string order) =>
        $$$"""
        {"sagaId":"{{{Guid.NewGuid()}}}","orderId":"{{{order}}}","amount":10,"currency":"USD",
         "payment":{"method":"credit_card","card":"**** 1234"}}
        """;

    /// <summary>The one that lies in a queue.</summary>
    internal static async Task<JsonElement> Letter(string queue) =>
        (
            await Client.Until(Client.Sagas, $"/ops/dead-letters?queue={queue}", open => open.GetProperty("items").GetArrayLength() == 1)
        ).GetProperty("items")[0];

    internal static Task Discard(JsonElement letter) => Move(letter, "discard", "the test is over");

    /// <summary>An operator sends it back (<c>resend</c>) or throws it away (<c>discard</c>).</summary>
    internal static async Task Move(JsonElement letter, string verb, string reason) =>
        Assert.That(await Client.Post(Client.Sagas, $"{PathOf(letter)}/{verb}", new { reason }), Is.EqualTo(HttpStatusCode.Accepted));

    internal static string PathOf(JsonElement letter) => $"/ops/dead-letters/{letter.GetProperty("id").GetString()}";

    internal static async Task<JsonElement> Told(string queue, string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var found = RunningSystem.Told.Events.FirstOrDefault(one =>
                one.TryGetProperty("queue", out var name)
                && name.GetString() == queue
                && one.GetProperty("failure").GetProperty("type").GetString() == type
            );
            if (found.ValueKind == JsonValueKind.Object)
                return found;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    internal static bool Says(JsonElement health, string status, string words)
    {
        var check = health.GetProperty("checks").GetProperty("dead-letters");
        return check.GetProperty("status").GetString() == status
            && (check.GetProperty("description").GetString() ?? "").Contains(words, StringComparison.Ordinal);
    }
}
