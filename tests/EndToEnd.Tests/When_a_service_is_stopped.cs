using System.Text.Json;

namespace EndToEnd.Tests;

[Order(4)]
public sealed class When_a_service_is_stopped
{
    [Test]
    public async Task Should_accept_a_transfer_at_once_and_run_it_when_the_saga_service_is_back()
    {
        await FillAccounts("STOP");
        RunningSystem.Run("stop", "orders-saga");
        await Client.Place(Client.Orders, "/transfers", Transfer("stop-saga", "STOP"));
        Assert.That(Client.Status(await Client.Get(Client.Orders, "/transfers/stop-saga")), Is.EqualTo("Accepted"), "readable at once");
        RunningSystem.Run("start", "orders-saga");
        Assert.That(Client.Status(await Client.Until(Client.Orders, "/transfers/stop-saga", Client.IsFinal)), Is.EqualTo("Completed"));
    }

    /// <summary>Live repair: the defect is mended by replacing the running service, while transfers wait in their retries.</summary>
    [Test]
    public async Task Should_complete_waiting_transfers_once_the_defective_service_is_replaced()
    {
        await FillAccounts("REPAIR");
        await Client.Put(Client.Banking, "/simulation", new { mode = "Online", failOperations = new[] { "Deposit" } });
        var ids = Enumerable.Range(0, 5).Select(i => $"repair-{i}").ToList();
        foreach (var id in ids)
            await Client.Place(Client.Orders, "/transfers", Transfer(id, "REPAIR"));
        foreach (var id in ids)
        {
            var retrying = await Client.Until(Client.Orders, $"/transfers/{id}", t =>
                Client.Status(t) == "Retrying" && Client.Step(t, "Deposit").GetProperty("attempts").GetInt32() >= 2
            );
            Assert.That(
                Client.Step(retrying, "Deposit").GetProperty("failure").GetProperty("message").GetString(),
                Does.Contain("Deposit failed")
            );
        }
        RunningSystem.Run("stop", "banking");
        RunningSystem.Run("start", "banking"); // The switch is in the process's memory: this is the repaired build.
        foreach (var id in ids)
            Assert.That(Client.Status(await Client.Until(Client.Orders, $"/transfers/{id}", Client.IsFinal)), Is.EqualTo("Completed"));
        Assert.That(await Balance("REPAIR-A"), Is.EqualTo(1000 - 5 * 10), "nothing is withdrawn twice");
        Assert.That(await Balance("REPAIR-B"), Is.EqualTo(1000 + 5 * 10));
    }

    /// <summary>The refund fails for good, so a human decides; what was decided, by whom and why is in the journal.</summary>
    [Test]
    public async Task Should_park_a_transfer_whose_money_cannot_go_back_until_an_operator_retries_it()
    {
        await FillAccounts("PARK");
        await Client.Put(Client.Banking, "/simulation", new { mode = "Online", failOperations = new[] { "Refund" } });
        await Client.Place(
            Client.Orders,
            "/transfers",
            new
            {
                referenceId = "park-1",
                sourceAccount = "PARK-A",
                targetAccount = "NOWHERE-1",
                amount = 10m,
            }
        );
        await Client.Until(Client.Orders, "/transfers/park-1", t => Client.Status(t) == "NeedsIntervention");
        Assert.That((int)await Client.Post(Client.Sagas, "/ops/sagas/park-1/cancel", new { reason = "try" }), Is.EqualTo(409));
        await Client.Put(Client.Banking, "/simulation", new { mode = "Online" });
        Assert.That(
            (int)await Client.Post(Client.Sagas, "/ops/sagas/park-1/retry", new { reason = "the bank is repaired" }),
            Is.EqualTo(202)
        );
        Assert.That(
            Client.Status(await Client.Until(Client.Orders, "/transfers/park-1", t => Client.Status(t) == "Compensated")),
            Is.EqualTo("Compensated")
        );
        Assert.That(await Balance("PARK-A"), Is.EqualTo(1000));
        var journal = JsonSerializer.Serialize(await Client.Get(Client.Sagas, "/ops/sagas/park-1/journal"));
        Assert.That(journal, Does.Contain("the bank is repaired").And.Contain("stackTrace"));
    }

    static object Transfer(string id, string accounts) =>
        new
        {
            referenceId = id,
            sourceAccount = $"{accounts}-A",
            targetAccount = $"{accounts}-B",
            amount = 10m,
        };

    static async Task FillAccounts(string name)
    {
        await Client.Put(Client.Banking, $"/accounts/{name}-A", new { balance = 1000 });
        await Client.Put(Client.Banking, $"/accounts/{name}-B", new { balance = 1000 });
    }

    static async Task<decimal> Balance(string account) =>
        (await Client.Get(Client.Banking, $"/accounts/{account}")).GetProperty("balance").GetDecimal();
}
