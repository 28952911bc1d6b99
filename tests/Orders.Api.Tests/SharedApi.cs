using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Sagas;

namespace Orders.Api.Tests;

/// <summary>One running service for all scenarios that do not disturb one another: each uses ids of its own.</summary>
[SetUpFixture]
sealed class SharedApi
{
    static Api? running;

    public static Api Current =>
        running ?? throw new InvalidOperationException("The shared service has not started; look at the first failure of this run.");

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

    protected static JsonObject Transfer(string? referenceId) =>
        new JsonObject { ["sourceAccount"] = "85-150", ["targetAccount"] = "43-812", ["amount"] = 250 }.With("referenceId", referenceId);

    protected static Task<HttpResponseMessage> Place(JsonObject order) => Http.PostAsJsonAsync("/orders", order);

    protected static Task<HttpResponseMessage> Send(JsonObject transfer) => Http.PostAsJsonAsync("/transfers", transfer);

    protected static Task<HttpResponseMessage> Cancel(string path, string reason) =>
        Http.PostAsJsonAsync($"{path}/cancellation", new { reason });

    protected static Task<string> Placed() => Accepted(id => Place(Order(id)));

    protected static Task<string> Sent() => Accepted(id => Send(Transfer(id)));

    /// <summary>Its saga tells how it ended.</summary>
    protected static async Task Finished(string id, SagaStatus status, string kind = "Order")
    {
        await Api.Bus.Publish(FakeSagas.End(id, status, kind));
        var sagaId = SagaId.Of(kind, id);
        await Eventually(
            () => Api.Database(db => db.Submissions.AnyAsync(row => row.SagaId == sagaId && row.Status == status)),
            $"{kind} {id} is {status}"
        );
    }

    /// <summary>Every unit of work about it that was committed.</summary>
    protected static Task<int> Entries(string id, string kind = "Order")
    {
        var sagaId = SagaId.Of(kind, id);
        return Api.Database(db => db.Journal.CountAsync(entry => entry.SubjectId == sagaId));
    }

    protected static async Task<JsonObject> Get(string path) => JsonNode.Parse(await Http.GetStringAsync(path))!.AsObject();

    protected static async Task<JsonObject> Body(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    static async Task<string> Accepted(Func<string, Task<HttpResponseMessage>> post)
    {
        var id = NewId();
        using var answer = await post(id);
        Assert.That(answer.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        return id;
    }

    protected static Task Eventually(Func<Task<bool>> holds, string what) => Patience.Until(holds, () => what);
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
