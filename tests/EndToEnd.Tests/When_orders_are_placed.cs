using System.Text.Json;

namespace EndToEnd.Tests;

[Order(1)]
public sealed class When_orders_are_placed
{
    [Test]
    public async Task Should_complete_a_good_order_and_take_the_stock()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-GOOD", new { available = 10 });
        await Client.Place(Client.Order("e2e-good", "E2E-GOOD", 2));
        var order = await Client.Until(Client.Orders, "/orders/e2e-good", Client.IsFinal);
        Assert.That(Client.Status(order), Is.EqualTo("Completed"));
        Assert.That((await Client.Get(Client.Inventory, "/stock/E2E-GOOD")).GetProperty("available").GetInt32(), Is.EqualTo(8));
    }

    [Test]
    public async Task Should_fail_an_order_for_what_is_out_of_stock()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-NONE", new { available = 0 });
        await Client.Place(Client.Order("e2e-none", "E2E-NONE"));
        var order = await Client.Until(Client.Orders, "/orders/e2e-none", Client.IsFinal);
        Assert.That(
            (Client.Status(order), order.GetProperty("failure").GetProperty("code").GetString()),
            Is.EqualTo(("Failed", "out_of_stock"))
        );
    }

    [Test]
    public async Task Should_give_the_stock_back_when_the_card_is_declined_and_tell_the_story()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-DECLINED", new { available = 1 });
        await Client.Place(Client.Order("e2e-declined", "E2E-DECLINED", card: "4000 0000 0000 0000"));
        var order = await Client.Until(Client.Orders, "/orders/e2e-declined", Client.IsFinal);
        Assert.That(Client.Status(order), Is.EqualTo("Compensated"));
        Assert.That((await Client.Get(Client.Inventory, "/stock/E2E-DECLINED")).GetProperty("available").GetInt32(), Is.EqualTo(1));
        var journal = await Client.Get(Client.Sagas, "/ops/sagas/e2e-declined/journal");
        Assert.That(
            journal.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("message").GetString()),
            Is.EqualTo(new[] { "OrderSubmitted", "InventoryReserved", "StepRefused", "InventoryReleased" })
        );
        Assert.That(
            JsonSerializer.Serialize(journal),
            Does.Not.Contain("4000 0000").And.Not.Contain("4000000000000000"),
            "no card number in the journal"
        );
    }

    [Test]
    public async Task Should_retry_while_a_service_is_offline_and_go_on_when_it_is_back()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-RETRY", new { available = 5 });
        await Client.Put(Client.Payments, "/simulation", new { mode = "Offline" });
        await Client.Place(Client.Order("e2e-retry", "E2E-RETRY"));
        var retrying = await Client.Until(Client.Orders, "/orders/e2e-retry", order =>
            Client.Status(order) == "Retrying" && Client.Step(order, "ChargePayment").GetProperty("attempts").GetInt32() >= 2
        );
        Assert.That(Client.Step(retrying, "ChargePayment").GetProperty("nextAttemptAt").ValueKind, Is.EqualTo(JsonValueKind.String));
        await Client.Put(Client.Payments, "/simulation", new { mode = "Online" });
        Assert.That(Client.Status(await Client.Until(Client.Orders, "/orders/e2e-retry", Client.IsFinal)), Is.EqualTo("Completed"));
    }
}
