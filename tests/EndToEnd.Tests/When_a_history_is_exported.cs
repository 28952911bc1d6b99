using System.Text.Json;
using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas.Testing;

namespace EndToEnd.Tests;

/// <summary>What the running system exports is replayed through the same state machines: same decisions.</summary>
[Order(2)]
public sealed class When_a_history_is_exported
{
    [Test]
    public async Task Should_replay_an_order_that_was_retried_and_completed()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-HISTORY", new { available = 5 });
        await Client.Put(Client.Payments, "/simulation", new { mode = "Offline" });
        await Client.Place(Client.Order("e2e-history", "E2E-HISTORY", card: "4000 0000 0000 1234"));
        await Client.Until(Client.Orders, "/orders/e2e-history", order => Client.Status(order) == "Retrying");
        await Client.Put(Client.Payments, "/simulation", new { mode = "Online" });
        await Client.Until(Client.Orders, "/orders/e2e-history", Client.IsFinal);
        var history = await Export("e2e-history", "Completed");
        Assert.That(history, Does.Not.Contain("4000 0000").And.Contain("**** 1234"), "no card number leaves the system");
        (await SagaReplay.Of<OrderStateMachine, OrderState>(history)).EnsureSame();
    }

    [Test]
    public async Task Should_replay_an_order_that_was_declined()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-HISTORY-2", new { available = 5 });
        await Client.Place(Client.Order("e2e-history-2", "E2E-HISTORY-2", card: "**** 0000"));
        await Client.Until(Client.Orders, "/orders/e2e-history-2", Client.IsFinal);
        (await SagaReplay.Of<OrderStateMachine, OrderState>(await Export("e2e-history-2", "Compensated"))).EnsureSame();
    }

    [Test]
    public async Task Should_replay_an_order_paid_by_transfer_and_the_transfer()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-HISTORY-3", new { available = 5 });
        await Client.Put(Client.Banking, "/accounts/E2E-HIST", new { balance = 100, currency = "USD" });
        await Client.Place(new
        {
            orderId = "e2e-history-3",
            orderItems = new[] { new { productId = "E2E-HISTORY-3", quantity = 1 } },
            paymentInfo = new { method = "bank_transfer", account = "E2E-HIST" },
            totalAmount = 10m,
            shippingAddress = new { street = "123 Main St", city = "Anytown" },
            customerEmail = "customer@example.com",
        });
        await Client.Until(Client.Orders, "/orders/e2e-history-3", Client.IsFinal);
        (await SagaReplay.Of<OrderStateMachine, OrderState>(await Export("e2e-history-3", "Completed"))).EnsureSame();
        (await SagaReplay.Of<TransferStateMachine, TransferState>(await Export("e2e-history-3:payment", "Completed"))).EnsureSame();
    }

    /// <summary>The saga's own end is what counts: the order's resource may show it a moment later or earlier.</summary>
    static async Task<string> Export(string businessId, string status)
    {
        var history = await Client.Until(Client.Sagas, $"/ops/sagas/{businessId}/history", found => Client.Status(found) == status);
        return JsonSerializer.Serialize(history);
    }
}
