using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>Each process in turn dies by kill -9 while orders are under way, and is started again by its keeper.</summary>
[Order(2)]
public sealed class When_processes_are_killed
{
    const int Orders = 300;
    const int Stock = 100_000;
    const string Product = "E2E-KILLED";
    static readonly string[] Victims = ["orders-saga", "payments", "inventory", "shipping", "orders-api", "rabbitmq", "postgres"];

    [Test]
    public async Task Should_end_every_accepted_order_once_and_keep_stock_and_payments_right()
    {
        await Client.Put(Client.Inventory, $"/stock/{Product}", new { available = Stock });
        var ids = Enumerable.Range(0, Orders).Select(i => $"killed-{i}").ToList();
        var placing = PlaceAll(ids);
        foreach (var victim in Victims)
            Assert.That(RunningSystem.Run("kill", victim), Is.Zero, $"{victim} is killed");
        await placing;
        var final = new List<JsonElement>();
        foreach (var id in ids)
            final.Add(await Client.Until(Client.Orders, $"/orders/{id}", Client.IsFinal));

        Assert.That(final.Select(Client.Status).Distinct(), Is.EqualTo(new[] { "Completed" }), "nothing was wrong with these orders");
        var stock = await Client.Get(Client.Inventory, $"/stock/{Product}");
        Assert.That(
            (stock.GetProperty("available").GetInt32(), stock.GetProperty("reserved").GetInt32()),
            Is.EqualTo((Stock - Orders, Orders)),
            "stock adds up"
        );
        var charges = new HashSet<string>();
        foreach (var id in ids)
        {
            var payment = await Client.Get(Client.Payments, $"/payments/{id}");
            Assert.That(
                (payment.GetProperty("status").GetString(), payment.GetProperty("amount").GetDecimal()),
                Is.EqualTo(("Charged", 10m))
            );
            Assert.That(charges.Add(payment.GetProperty("chargeId").GetString()!), "one charge per order");
            Assert.That(await Client.Exists(Client.Shipping, $"/shipments/{id}"), $"{id} has its shipment");
        }
        RunningSystem.MustReconcile();
    }

    [Test]
    public async Task Should_leave_nothing_in_the_queues()
    {
        List<Broker.Queue> left = [];
        await Patience.Until(
            async () => (left = [.. (await Broker.Queues()).Where(queue => queue.Messages > 0)]).Count == 0,
            () => $"no message waits, is in error or was skipped: {string.Join(", ", left)}"
        );
        Assert.That(
            (await Broker.Queues()).Where(q => q.Durable).Select(q => q.Name),
            Is.SupersetOf(new[] { "confirmations", "inventory", "order-saga", "orders-api", "payments", "shipping" })
        );
    }

    /// <summary>Spread over the time of the killings, so that each of them hits orders under way.</summary>
    static async Task PlaceAll(List<string> ids)
    {
        using var gate = new SemaphoreSlim(10);
        await Task.WhenAll(ids.Select(async id =>
        {
            await gate.WaitAsync();
            try
            {
                await Client.Place(Client.Order(id, Product));
                await Client.Pause(200);
            }
            finally
            {
                gate.Release();
            }
        }));
    }
}
