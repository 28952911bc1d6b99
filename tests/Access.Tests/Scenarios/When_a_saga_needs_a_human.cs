using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Sagas;
using Sagas.Webhook;

namespace Access.Tests.Scenarios;

sealed class When_a_saga_needs_a_human : Scenario
{
    const string Secret = "a secret of sixteen or more";

    [Test]
    public async Task The_receiver_is_told_until_it_takes_it_always_of_the_same_event()
    {
        await using var receiver = new Receiver { Answer = post => post <= 2 ? 503 : 204 };
        await using var service = Start(receiver.Url);
        var id = await NeedingIntervention(service);
        await Eventually(() => Task.FromResult(receiver.Posts.Count >= 3), "three posts");
        await Delivery(service, DeliveryStatus.Delivered);

        Assert.That(receiver.Posts, Has.Count.EqualTo(3));
        Assert.That(receiver.Posts.Select(post => post.Body).Distinct().Count(), Is.EqualTo(1), "the same event, byte for byte");
        foreach (var post in receiver.Posts)
            Assert.That(IsSigned(post), post.Signature);
        var happened = JsonNode.Parse(receiver.Posts.First().Body)!;
        Assert.That((string?)happened["type"], Is.EqualTo("saga.needs_intervention"));
        Assert.That(
            (happened["sagaId"]!.GetValue<Guid>(), (string?)happened["kind"], (string?)happened["businessId"], (string?)happened["state"]),
            Is.EqualTo((SagaId.Of("Order", id), "Order", id, "ReleaseInventory"))
        );
        Assert.That(
            ((string?)happened["failure"]!["code"], (string?)happened["failure"]!["message"]),
            Is.EqualTo(("rejected", "The shelf of c***@*** is locked.")),
            "without personal data"
        );
        Assert.That((string?)happened["consoleUrl"], Is.EqualTo($"https://sagas.example/sagas/{SagaId.Of("Order", id)}"));
        Assert.That(
            await service.Database(db =>
                db.Journal.AnyAsync(entry =>
                    entry.MessageId == happened["eventId"]!.GetValue<Guid>() && entry.SubjectId == SagaId.Of("Order", id)
                )
            ),
            "the event is in the saga's history"
        );
    }

    [Test]
    public async Task Parking_again_is_another_event()
    {
        await using var receiver = new Receiver();
        await using var service = Start(receiver.Url);
        var id = await NeedingIntervention(service);
        using var http = service.Client("operator");
        using var acted = await Act(http, id, "retry");
        Assert.That((int)acted.StatusCode, Is.EqualTo(202));
        await Eventually(() => Task.FromResult(receiver.Posts.Count == 2), "two posts");
        Assert.That(receiver.Posts.Select(post => (string?)JsonNode.Parse(post.Body)!["eventId"]).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Nothing_is_forgotten_when_the_service_stops()
    {
        await using var receiver = new Receiver();
        await using var service = Start("http://127.0.0.1:9/nobody-listens", ("Webhook:Retry:MaximumAttempts", "0"));
        await NeedingIntervention(service);
        await Eventually(() => service.Database(db => db.WebhookDeliveries.AnyAsync(row => row.Attempts > 0)), "an attempt");
        await service.Stop();

        await using var restarted = Start(receiver.Url, ("ConnectionStrings:Database", service.Connection));
        await Eventually(() => Task.FromResult(!receiver.Posts.IsEmpty), "a post after the restart");
    }

    [Test]
    public async Task What_cannot_be_delivered_is_seen()
    {
        await using var receiver = new Receiver { Answer = _ => 500 };
        await using var service = Start(receiver.Url);
        var id = await NeedingIntervention(service);
        await Delivery(service, DeliveryStatus.Failed);
        Assert.That(receiver.Posts, Has.Count.EqualTo(3));
        await Eventually(
            () =>
                Task.FromResult(
                    service.Logs.Lines.Any(line =>
                        line.StartsWith("Error: Nobody could be told that Order " + id, StringComparison.Ordinal)
                    )
                ),
            "an error in the log"
        );
        using var http = service.Client("viewer");
        var listed = JsonNode.Parse(await http.GetStringAsync("/ops/webhook-deliveries?status=Failed"))!.AsArray().Single()!;
        Assert.That(
            ((string?)listed["businessId"], (int)listed["attempts"]!, (string?)listed["lastAnswer"]),
            Is.EqualTo((id, 3, "HTTP 500"))
        );
        using var ready = await http.GetAsync("/health/ready");
        var health = JsonNode.Parse(await ready.Content.ReadAsStringAsync())!;
        Assert.That(
            ((int)ready.StatusCode, (string?)health["status"], (string?)health["checks"]!["webhook"]!["status"]),
            Is.EqualTo((200, "Degraded", "Degraded")),
            "the service itself works"
        );
    }

    [TestCase("Webhook:Secret", "short")]
    [TestCase("Webhook:Url", "not an address")]
    [TestCase("Webhook:Timeout", "00:10:00")]
    public async Task A_setting_that_cannot_work_stops_the_start(string setting, string value)
    {
        await using var service = new Service(
            "Production",
            ("Webhook:Url", "https://example.com/hook"),
            ("Webhook:Secret", Secret),
            (setting, value)
        );
        Assert.That(() => service.Services, Throws.TypeOf<OptionsValidationException>().With.Message.Contains(setting));
    }

    static Service Start(string url, params (string, string)[] settings) =>
        new Service(
            "Production",
            [
                ("Webhook:Url", url),
                ("Webhook:Secret", Secret),
                ("Webhook:ConsoleAddress", "https://sagas.example/"),
                ("Webhook:Retry:InitialInterval", "00:00:00.020"),
                ("Webhook:Retry:MaximumAttempts", "3"),
                ("Journal:PollInterval", "00:00:00.050"),
                .. settings,
            ]
        ).Start();

    static Task Delivery(Service service, DeliveryStatus status) =>
        Eventually(() => service.Database(db => db.WebhookDeliveries.AnyAsync(row => row.Status == status)), $"the delivery is {status}");

    /// <summary>As docs/webhook.md tells receivers to do.</summary>
    static bool IsSigned(Receiver.Post post)
    {
        var parts = post.Signature.Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var age =
            TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts["t"], CultureInfo.InvariantCulture));
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{post.Body}"));
        return age.Duration() < TimeSpan.FromMinutes(5)
            && CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(parts["v1"]));
    }
}
