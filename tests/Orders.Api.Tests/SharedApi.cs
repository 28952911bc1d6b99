using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests;

/// <summary>One running service for all scenarios that do not disturb one another: each uses order ids of its own.</summary>
[SetUpFixture]
sealed class SharedApi
{
    static Api? running;

    public static Api Current => running ?? throw new InvalidOperationException("The shared service has not started; look at the first failure of this run.");

    [OneTimeSetUp]
    public void Start()
    {
        running = new Api();
        _ = running.Services;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (running is not null)
            await running.DisposeAsync();
    }
}

/// <summary>What scenarios say often.</summary>
abstract class Scenario
{
    protected static Api Api => SharedApi.Current;
    protected static HttpClient Http { get; } = SharedApi.Current.CreateClient();

    protected static string NewId() => $"T-{Guid.NewGuid():N}";

    protected static JsonObject Order(string? orderId) => JsonNode.Parse(
        """
        {
          "orderItems": [ { "productId": "LAPTOP-001", "quantity": 1 }, { "productId": "MOUSE-001", "quantity": 2 } ],
          "paymentInfo": { "method": "credit_card", "card": "**** 1234" },
          "totalAmount": 1299.99,
          "shippingAddress": { "street": "123 Main St", "city": "Anytown" },
          "customerEmail": "customer@example.com"
        }
        """)!.AsObject().With("orderId", orderId);

    protected static Task<HttpResponseMessage> Place(JsonObject order) => Http.PostAsJsonAsync("/orders", order);

    protected static async Task<string> Placed()
    {
        var id = NewId();
        using var answer = await Place(Order(id));
        Assert.That(answer.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        return id;
    }

    protected static async Task<JsonObject> Get(string path) => JsonNode.Parse(await Http.GetStringAsync(path))!.AsObject();

    protected static async Task<JsonObject> Body(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    protected static async Task Eventually(Func<Task<bool>> holds, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"Not within 20 seconds: {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}

static class JsonObjects
{
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is null)
            json.Remove(name);
        else
            json[name] = value;
        return json;
    }
}
