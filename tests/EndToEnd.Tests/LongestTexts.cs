using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary>The bodies of all requests, with each text as long as it is accepted.</summary>
static class LongestTexts
{
    internal const string CardProduct = "card", TransferProduct = "transfer";
    const int Id = 64, AccountNumber = 34, Line = 200;
    internal static readonly string Source = Filled("LONGEST-SOURCE-", AccountNumber),
        Target = Filled("LONGEST-TARGET-", AccountNumber);

    /// <summary>Ten years ahead, less what the test itself may take.</summary>
    static readonly string Latest = TimeProvider.System.GetUtcNow().AddYears(10).AddDays(-1).ToString("O");

    internal static string Product(string of) => Filled($"LONGEST-PRODUCT-{of}-", Id);

    internal static string IdOf(string what) => Filled($"longest-{what}-", Id);

    internal static JsonObject OrderByCard() =>
        Order("card", Product(CardProduct), $$"""{ "method": "credit_card", "card": "{{"1234".PadLeft(40, '*')}}" }""");

    internal static JsonObject OrderByTransfer() =>
        Order("by-transfer", Product(TransferProduct), $$"""{ "method": "bank_transfer", "account": "{{Source}}" }""");

    internal static JsonObject Transfer() => Moved("transfer");

    internal static JsonObject TransferOnADay() => Moved("later").With("executeAt", Latest);

    internal static JsonObject StandingByCron() =>
        Moved("cron")
            .With("cron", Cron())
            .With("timeZone", "America/Argentina/ComodRivadavia")
            .With("missed", "skip")
            .With("times", 2);

    internal static JsonObject StandingByInterval() =>
        Moved("interval").With("every", "P000W0000DT00000H000000M00000001S").With("times", 2);

    internal static JsonObject StandingOnADay() => Moved("day").With("every", "P10Y").With("startAt", Latest);

    internal static JsonObject Cancellation() => new() { ["reason"] = new string('理', 500) };

    /// <summary>Each text in the body, with its path as errors name it.</summary>
    internal static IEnumerable<(string Path, JsonValue Text)> In(JsonNode body, string path = "") => body switch
    {
        JsonObject fields => fields.SelectMany(field => In(field.Value!, path.Length == 0 ? field.Key : $"{path}.{field.Key}")),
        JsonArray items => items.SelectMany((item, i) => In(item!, $"{path}[{i}]")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(path, value)],
        _ => [],
    };

    static JsonObject Order(string what, string product, string payment) => new()
    {
        ["orderId"] = IdOf(what),
        ["orderItems"] = new JsonArray(new JsonObject { ["productId"] = product, ["quantity"] = 10_000, ["unitPrice"] = 0.01m }),
        ["paymentInfo"] = JsonNode.Parse(payment),
        ["totalAmount"] = 100m,
        ["currency"] = "USD",
        ["shippingAddress"] = new JsonObject
        {
            ["street"] = new string('街', Line),
            ["city"] = new string('城', Line),
            ["postalCode"] = new string('9', 20),
            ["country"] = new string('国', 100),
        },
        // 64 bytes before the @, and 254 in all.
        ["customerEmail"] = $"{new string('c', 64)}@{string.Concat(Enumerable.Repeat($"{new string('m', 61)}.", 3))}com",
    };

    static JsonObject Moved(string what) => new()
    {
        ["referenceId"] = IdOf(what),
        ["sourceAccount"] = Source,
        ["targetAccount"] = Target,
        ["amount"] = 1m,
        ["currency"] = "USD",
    };

    static JsonObject With(this JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }

    /// <summary>Every second, in 200 characters.</summary>
    static string Cron() => $"{string.Join(',', Enumerable.Range(0, 60))} 0-59,0-59,0-59,0-59 0-23 * * *";

    static string Filled(string start, int length) => start.PadRight(length, '9');
}
