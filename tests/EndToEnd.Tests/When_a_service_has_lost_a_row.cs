using System.Net;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>A difference that is planted is found, with its evidence, and is gone when its cause is.</summary>
[Order(2)]
public sealed class When_a_service_has_lost_a_row
{
    const string Id = "e2e-lost";

    [Test]
    public async Task Should_find_the_order_that_nobody_was_charged_for()
    {
        await Client.Put(Client.Inventory, "/stock/E2E-LOST", new { available = 1 });
        await Client.Place(Client.Order(Id, "E2E-LOST"));
        await Client.Until(Client.Orders, $"/orders/{Id}", Client.IsFinal);
        RunningSystem.MustReconcile();
        await Database.Change(
            "payments",
            $"""CREATE TABLE lost AS SELECT * FROM payments WHERE "OrderId" = '{Id}'""",
            $"""DELETE FROM payments WHERE "OrderId" = '{Id}'"""
        );
        try
        {
            Assert.That(RunningSystem.Run("reconcile"), Is.EqualTo(1), "there is a difference");
            await IsShown();
        }
        finally
        {
            await Database.Change("payments", "INSERT INTO payments SELECT * FROM lost", "DROP TABLE lost");
        }
        RunningSystem.MustReconcile();
    }

    static async Task IsShown()
    {
        using var answer = await Client.Answer(Client.Sagas, "/ops/reconciliation", new { });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var found = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("differences");
        var difference = found.EnumerateArray().Single();
        string[] shown = ["kind", "businessId", "status", "check", "participant", "expected", "held"];
        Assert.That(
            shown.Select(name => $"{difference.GetProperty(name)}"),
            Is.EqualTo(new[] { "Order", Id, "Completed", "charge", "Payments", "10 USD charged", "nothing" })
        );
        Assert.That(
            difference.GetProperty("evidence").GetString(),
            Is.EqualTo($"Payments has no row for saga {difference.GetProperty("sagaId").GetGuid()}")
        );
    }
}
