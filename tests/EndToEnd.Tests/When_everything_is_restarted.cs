using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>Dates, approvals, children and standing transfers wait in the database, not in a process.</summary>
[Order(5)]
public sealed class When_everything_is_restarted
{
    static readonly TimeSpan Outage = TimeSpan.FromSeconds(8), LastOfThree = TimeSpan.FromSeconds(4);

    [Test]
    public async Task Should_go_on_with_all_that_waits_each_at_its_time_and_fire_once_what_came_due_meanwhile()
    {
        foreach (var account in new[] { "AWAY-A", "AWAY-B", "43-812" })
            await Client.Put(Client.Banking, $"/accounts/{account}", new { balance = 1000 });
        await Client.Put(Client.Inventory, "/stock/AWAY-P", new { available = 5 });
        await Client.Put(Client.Banking, "/simulation", new { mode = "Online", failOperations = new[] { "Withdraw" } });
        await Client.Place(Large("away-approval"));
        await Client.Place(PaidByTransfer("away-child"));
        await Client.Until(Client.Orders, "/orders/away-child", order =>
            Client.Step(order, "PayByTransfer").ValueKind != JsonValueKind.Undefined
            && Client.Step(order, "PayByTransfer").GetProperty("status").GetString() == "Running"
        );
        var due = TimeProvider.System.GetUtcNow() + Outage;
        await Client.Place(
            Client.Orders,
            "/transfers",
            new
            {
                referenceId = "away-date",
                sourceAccount = "AWAY-A",
                targetAccount = "AWAY-B",
                amount = 100m,
                executeAt = due,
            }
        );
        await Client.Place(
            Client.Orders,
            "/standing-transfers",
            new
            {
                referenceId = "away-rent",
                sourceAccount = "AWAY-A",
                targetAccount = "AWAY-B",
                amount = 7m,
                every = "PT2S",
                times = 3,
                startAt = due,
            }
        );
        await Client.Until(Client.Orders, "/standing-transfers/away-rent", rent => Client.Status(rent) == "Waiting");
        await Client.Until(Client.Orders, "/transfers/away-date", transfer => Client.Status(transfer) == "Waiting");
        await Client.Until(Client.Orders, "/orders/away-approval", order => Client.Status(order) == "Waiting");

        RunningSystem.Run("down");
        while (TimeProvider.System.GetUtcNow() < due + LastOfThree)
            await Client.Pause(); // What is waited for is the date itself.
        Assert.That(RunningSystem.Run("--detach", "--no-build"), Is.Zero);

        Assert.That(Client.Status(await Client.Until(Client.Orders, "/transfers/away-date", Client.IsFinal)), Is.EqualTo("Completed"));
        var rent = await Client.Until(Client.Orders, "/standing-transfers/away-rent", Client.IsFinal);
        Assert.That(Client.Status(rent), Is.EqualTo("Completed"));
        Assert.That(rent.GetProperty("customStatus").GetString(), Is.EqualTo("1 done, 0 failed, 2 skipped"), "one makes up for all three");
        Assert.That(Client.Status(await Client.Until(Client.Orders, "/orders/away-child", Client.IsFinal)), Is.EqualTo("Completed"));
        Assert.That(
            Client.Status(await Client.Get(Client.Orders, "/orders/away-approval")),
            Is.EqualTo("Waiting"),
            "a person decides, not a restart"
        );
        Assert.That(
            (int)await Client.Post(Client.Sagas, "/ops/sagas/away-approval/approve", new { reason = "known customer" }),
            Is.EqualTo(202)
        );
        Assert.That(Client.Status(await Client.Until(Client.Orders, "/orders/away-approval", Client.IsFinal)), Is.EqualTo("Completed"));

        Assert.That(await Balance("AWAY-A"), Is.EqualTo(1000 - 100 - 7 - 10), "each once");
        Assert.That(await Balance("AWAY-B"), Is.EqualTo(1000 + 100 + 7));
        var rung = (await Client.Get(Client.Sagas, "/ops/sagas/away-date/journal"))
            .GetProperty("items")
            .EnumerateArray()
            .Where(entry =>
                entry.GetProperty("message").GetString() == "TimerElapsed" && entry.GetProperty("fromState").GetString() == "Scheduled"
            );
        Assert.That(rung.Count(), Is.EqualTo(1), "the date came due during the outage, and fired once");
    }

    static object Large(string id) => new
    {
        orderId = id,
        orderItems = new[] { new { productId = "AWAY-P", quantity = 1 } },
        paymentInfo = new { method = "credit_card", card = "**** 1234" },
        totalAmount = 20_000m,
        shippingAddress = new { street = "123 Main St", city = "Anytown" },
        customerEmail = "customer@example.com",
    };

    static object PaidByTransfer(string id) => new
    {
        orderId = id,
        orderItems = new[] { new { productId = "AWAY-P", quantity = 1 } },
        paymentInfo = new { method = "bank_transfer", account = "AWAY-A" },
        totalAmount = 10m,
        shippingAddress = new { street = "123 Main St", city = "Anytown" },
        customerEmail = "customer@example.com",
    };

    static async Task<decimal> Balance(string account) =>
        (await Client.Get(Client.Banking, $"/accounts/{account}")).GetProperty("balance").GetDecimal();
}
