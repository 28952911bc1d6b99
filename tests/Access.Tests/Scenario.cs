using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts.Orders;
using Microsoft.EntityFrameworkCore;
using Sagas.Operations;
using Sagas;

namespace Access.Tests;

/// <summary>One running service outside Development for all scenarios that do not disturb one another.</summary>
[SetUpFixture]
sealed class SharedService
{
    static Service? running;

    public static Service Current =>
        running ?? throw new InvalidOperationException("The shared service has not started; look at the first failure of this run.");

    [OneTimeSetUp]
    public void Start() => running = new Service("Production", ("Access:SignInsPerMinute", "1000")).Start();

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
    protected static Service Service => SharedService.Current;

    /// <summary>An order whose stock could not be given back: it waits for a human.</summary>
    protected static async Task<string> NeedingIntervention(Service? service = null)
    {
        var id = await Submitted(service);
        await Until(service ?? Service, id, SagaStatus.NeedsIntervention);
        return id;
    }

    protected static async Task<string> Submitted(Service? service = null, int quantity = 1)
    {
        var id = $"T-{Guid.NewGuid():N}";
        await (service ?? Service).Bus.Publish(
            new OrderSubmitted(
                SagaId.Of("Order", id),
                id,
                [new OrderLine("LAPTOP-001", quantity, null)],
                new PaymentInfo("credit_card", "**** 1234", null),
                1299.99m,
                "USD",
                new Address("123 Main St", "Anytown"),
                "customer@example.com",
                false,
                TimeProvider.System.GetUtcNow()
            )
        );
        return id;
    }

    protected static Task Until(Service service, string id, SagaStatus status) =>
        Eventually(
            () => service.Database(db => db.Sagas.AnyAsync(saga => saga.BusinessId == id && saga.Status == status)),
            $"{id} is {status}"
        );

    protected static async Task<JsonObject> Get(HttpClient http, string path) =>
        JsonNode.Parse(await http.GetStringAsync(path))!.AsObject();

    protected static async Task<JsonObject> Body(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    protected static Task<HttpResponseMessage> Act(HttpClient http, string id, string action, string? reason = "a test") =>
        http.PostAsJsonAsync($"/ops/sagas/{id}/{action}", new { reason });

    /// <summary>The audit's lines about a saga, in order.</summary>
    protected static Task<List<OperationRow>> Audit(string id, Service? service = null) =>
        (service ?? Service).Database(db => db.Operations.Where(line => line.Asked == id).OrderBy(line => line.Position).ToListAsync());

    protected static Task Eventually(Func<Task<bool>> holds, string what) => Patience.Until(holds, () => what);
}
