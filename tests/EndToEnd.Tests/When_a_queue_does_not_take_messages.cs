using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary>What cannot be sent waits in the journal, and holds up only what needs the same destination.</summary>
[Order(6)]
public sealed class When_a_queue_does_not_take_messages
{
    const string Submitted = "Contracts.Orders:OrderSubmitted", Reserve = "Contracts.Inventory:ReserveInventory";
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [OneTimeSetUp]
    public async Task Prepare()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-QUEUE", new { available = 100_000 });
        await Client.Put(Client.Banking, "/accounts/QUEUE-A", new { balance = 1000 });
        await Client.Put(Client.Banking, "/accounts/QUEUE-B", new { balance = 1000 });
    }

    [Test]
    public async Task Should_send_a_transfer_though_240_orders_before_it_cannot_be_routed()
    {
        var ids = Enumerable.Range(0, 240).Select(i => $"unroutable-{i}").ToList();
        RunningSystem.Run("stop", "orders-saga");
        await Broker.Delete($"exchanges/%2F/{Submitted}");
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (id, _) =>
            await Client.Place(Client.Order(id, "E2E-QUEUE"))
        );
        await IsDegraded(Client.Orders, "OrderSubmitted");
        await Client.Place(Client.Orders, "/transfers", Transfer("behind-unroutable"));
        await Client.Eventually(
            async () => (await Broker.Queues()).Any(queue => queue.Name == "transfer-saga" && queue.Messages > 0),
            Soon,
            "the transfer is in its queue"
        );

        RunningSystem.Run("start", "orders-saga");
        await Complete([.. ids.Select(id => $"/orders/{id}"), "/transfers/behind-unroutable"]);
    }

    [Test]
    public async Task Should_go_on_with_transfers_while_the_queue_of_payments_is_full_and_rejects()
    {
        var ids = Enumerable.Range(0, 300).Select(i => $"rejected-{i}").ToList();
        RunningSystem.Run("stop", "payments");
        await Broker.Put(
            "policies/%2F/full",
            """{ "pattern": "^payments$", "definition": { "max-length": 1, "overflow": "reject-publish" }, "apply-to": "queues" }"""
        );
        try
        {
            await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (id, _) =>
                await Client.Place(Client.Order(id, "E2E-QUEUE"))
            );
            await IsDegraded(Client.Sagas, "ChargePayment");
            // The order saga itself still takes messages: an order that needs no payments ends.
            await Client.Place(Client.Orders, "/orders", PaidByTransfer("rejected-but-by-transfer"));
            await Complete(["/orders/rejected-but-by-transfer"], Soon);
        }
        finally
        {
            await Broker.Delete("policies/%2F/full");
            RunningSystem.Run("start", "payments");
        }
        await Complete([.. ids.Select(id => $"/orders/{id}")]);
    }

    [Test]
    public async Task Should_declare_an_exchange_again_that_somebody_deleted_and_then_deliver()
    {
        await Broker.Delete($"exchanges/%2F/{Reserve}");
        await Client.Place(Client.Order("exchange-deleted", "E2E-QUEUE"));
        await Complete(["/orders/exchange-deleted"]);
    }

    [Test]
    public async Task Should_bind_again_what_somebody_unbound_and_then_deliver()
    {
        await Broker.Delete($"bindings/%2F/e/{Reserve}/e/inventory/~");
        await Client.Place(Client.Order("unbound", "E2E-QUEUE"));
        await Complete(["/orders/unbound"]);
    }

    static async Task IsDegraded(Uri service, string destination) => await Client.Until(service, "/health/ready",
        health => health.GetProperty("checks").GetProperty("outbox") is var outbox && outbox.GetProperty("status").GetString() == "Degraded"
            && outbox.GetProperty("description").GetString()!.Contains(destination, StringComparison.Ordinal), Soon);

    static async Task Complete(IEnumerable<string> paths, TimeSpan? patience = null)
    {
        foreach (var path in paths)
            Assert.That(
                Client.Status(await Client.Until(Client.Orders, path, Client.IsFinal, patience ?? TimeSpan.FromMinutes(2))),
                Is.EqualTo("Completed"),
                path
            );
    }

    static object Transfer(string id) => new { referenceId = id, sourceAccount = "QUEUE-A", targetAccount = "QUEUE-B", amount = 1m };

    static JsonNode PaidByTransfer(string id)
    {
        var order = JsonSerializer.SerializeToNode(Client.Order(id, "E2E-QUEUE"))!;
        order["paymentInfo"] = JsonSerializer.SerializeToNode(new { method = "bank_transfer", account = "QUEUE-A" });
        return order;
    }
}
