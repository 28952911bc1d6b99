using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary>
/// What the API accepts, every service, column, message and mail holds; one character more is refused, and the field is named.
/// </summary>
[Order(4)]
public sealed class When_every_text_is_as_long_as_allowed
{
    const string Orders = "/orders", Transfers = "/transfers", Standing = "/standing-transfers";
    static readonly (string Path, JsonObject Body)[] Requests =
    [
        (Orders, LongestTexts.OrderByCard()),
        (Orders, LongestTexts.OrderByTransfer()),
        (Transfers, LongestTexts.Transfer()),
        (Transfers, LongestTexts.TransferOnADay()),
        (Standing, LongestTexts.StandingByCron()),
        (Standing, LongestTexts.StandingByInterval()),
        (Standing, LongestTexts.StandingOnADay()),
    ];

    [OneTimeSetUp]
    public async Task Prepare()
    {
        foreach (var product in new[] { LongestTexts.CardProduct, LongestTexts.TransferProduct })
            await Client.Put(Client.Inventory, $"/stock/{LongestTexts.Product(product)}", new { available = 10_000 });
        await Client.Put(Client.Banking, $"/accounts/{LongestTexts.Source}", new { balance = 1000 });
        await Client.Put(Client.Banking, $"/accounts/{LongestTexts.Target}", new { balance = 0 });
    }

    [Test, Order(1)]
    public async Task Should_name_the_field_that_is_one_character_longer()
    {
        foreach (var (path, body) in Requests)
        {
            foreach (var (field, text) in LongestTexts.In(body).ToList())
            {
                var longest = text.GetValue<string>();
                text.ReplaceWith(JsonValue.Create(longest[..1] + longest));
                using var answer = await Client.Answer(Client.Orders, path, body);
                var problem = await answer.Content.ReadAsStringAsync();
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{field} of {path}: {problem}");
                Assert.That(problem, Does.Contain($"\"{field}\":"), path);
                LongestTexts.In(body).Single(one => one.Path == field).Text.ReplaceWith(JsonValue.Create(longest));
            }
        }
    }

    [Test, Order(2)]
    public async Task Should_complete_every_order_and_transfer()
    {
        foreach (var (path, body) in Requests)
            await Client.Place(Client.Orders, path, body, ("Idempotency-Key", $"\"{KeyOf(body).PadRight(255, '~')}\""));
        foreach (var (path, body) in Requests.Where(request => !IsInTenYears(request.Body)))
            Assert.That(
                Client.Status(await Client.Until(Client.Orders, $"{path}/{KeyOf(body)}", Client.IsFinal)),
                Is.EqualTo("Completed"),
                $"{path}/{KeyOf(body)}"
            );
    }

    [Test, Order(3)]
    public async Task Should_cancel_what_waits_and_keep_the_whole_reason()
    {
        foreach (var (path, body) in Requests.Where(request => IsInTenYears(request.Body)))
        {
            var resource = $"{path}/{KeyOf(body)}";
            await Client.Place(Client.Orders, $"{resource}/cancellation", LongestTexts.Cancellation());
            var cancelled = await Client.Until(Client.Orders, resource, Client.IsFinal);
            Assert.That(Client.Status(cancelled), Is.EqualTo("Cancelled"), resource);
            Assert.That(
                cancelled.GetProperty("cancellation").GetProperty("reason").GetString(),
                Is.EqualTo(LongestTexts.Cancellation()["reason"]!.GetValue<string>()),
                resource
            );
        }
    }

    /// <summary>A field that is new is missing here until it is among the longest texts.</summary>
    [Test]
    public async Task Should_know_every_text_that_a_request_may_have()
    {
        var document = await Client.Get(Client.Orders, "/openapi/v1.json");
        foreach (var path in new[] { Orders, Transfers, Standing })
        {
            var known = Requests.Where(request => request.Path == path).SelectMany(request => LongestTexts.In(request.Body));
            Assert.That(
                known.Select(text => text.Path.Replace("[0]", "", StringComparison.Ordinal)).Distinct(),
                Is.EquivalentTo(TextsOf(document, BodyOf(document, path))),
                path
            );
        }
    }

    static JsonElement BodyOf(JsonElement document, string path) =>
        new[] { "paths", path, "post", "requestBody", "content", "application/json", "schema" }.Aggregate(
            document,
            (element, name) => element.GetProperty(name)
        );

    static IEnumerable<string> TextsOf(JsonElement document, JsonElement schema, string path = "")
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (element, name) => element.GetProperty(name));
        if (schema.TryGetProperty("properties", out var properties))
            return properties
                .EnumerateObject()
                .SelectMany(one => TextsOf(document, one.Value, path.Length == 0 ? one.Name : $"{path}.{one.Name}"));
        if (schema.TryGetProperty("items", out var items))
            return TextsOf(document, items, path);
        return schema.GetProperty("type").ToString().Contains("string", StringComparison.Ordinal) ? [path] : [];
    }

    static bool IsInTenYears(JsonObject body) => body.ContainsKey("executeAt") || body.ContainsKey("startAt");

    static string KeyOf(JsonObject body) => (body["orderId"] ?? body["referenceId"])!.GetValue<string>();
}
