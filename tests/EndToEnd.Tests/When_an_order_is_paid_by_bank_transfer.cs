namespace EndToEnd.Tests;

[Order(5)]
public sealed class When_an_order_is_paid_by_bank_transfer
{
    [Test]
    public async Task Should_be_paid_by_a_transfer_saga_that_both_link_to()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-TRANSFER", new { available = 5 });
        await Client.Put(Client.Banking, "/accounts/BUYER-1", new { balance = 100 });
        await Client.Place(Order("by-transfer"));
        Assert.That(Client.Status(await Client.Until(Client.Orders, "/orders/by-transfer", Client.IsFinal)), Is.EqualTo("Completed"));
        Assert.That((await Client.Get(Client.Banking, "/accounts/BUYER-1")).GetProperty("balance").GetDecimal(), Is.EqualTo(90));
        var order = (await Client.Get(Client.Sagas, "/ops/sagas/by-transfer")).GetProperty("saga");
        var transfer = (await Client.Get(Client.Sagas, "/ops/sagas/by-transfer:payment")).GetProperty("saga");
        Assert.That(
            Client.Step(order, "PayByTransfer").GetProperty("childId").GetGuid(),
            Is.EqualTo(transfer.GetProperty("sagaId").GetGuid())
        );
        Assert.That(transfer.GetProperty("parentId").GetGuid(), Is.EqualTo(order.GetProperty("sagaId").GetGuid()));
    }

    /// <summary>The transfer's reference is longer than the order's id, and every service must hold it.</summary>
    [Test]
    public async Task Should_complete_an_order_with_the_longest_id()
    {
        var id = new string('9', 64);
        await Client.Put(Client.Inventory, "/stock/E2E-TRANSFER", new { available = 5 });
        await Client.Put(Client.Banking, "/accounts/BUYER-1", new { balance = 100 });
        await Client.Place(Order(id));
        Assert.That(Client.Status(await Client.Until(Client.Orders, $"/orders/{id}", Client.IsFinal)), Is.EqualTo("Completed"));
    }

    [Test]
    public async Task Should_give_the_stock_back_when_the_account_is_empty()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-TRANSFER", new { available = 5 });
        await Client.Put(Client.Banking, "/accounts/BUYER-1", new { balance = 0 });
        await Client.Place(Order("by-empty-account"));
        var order = await Client.Until(Client.Orders, "/orders/by-empty-account", Client.IsFinal);
        Assert.That(
            (Client.Status(order), order.GetProperty("failure").GetProperty("code").GetString()),
            Is.EqualTo(("Compensated", "insufficient_funds"))
        );
        Assert.That((await Client.Get(Client.Inventory, "/stock/E2E-TRANSFER")).GetProperty("available").GetInt32(), Is.EqualTo(5));
    }

    static object Order(string id) => new
    {
        orderId = id,
        orderItems = new[] { new { productId = "E2E-TRANSFER", quantity = 1 } },
        paymentInfo = new { method = "bank_transfer", account = "BUYER-1" },
        totalAmount = 10m,
        shippingAddress = new { street = "123 Main St", city = "Anytown" },
        customerEmail = "customer@example.com",
    };
}
