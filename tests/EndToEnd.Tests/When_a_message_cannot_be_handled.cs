using System.Net;
using static EndToEnd.Tests.DeadLetters;

namespace EndToEnd.Tests;

/// <summary>It lies in a dead letter queue: that is seen, told, and undone by an operator once the cause is mended.</summary>
[Order(6)]
public sealed class When_a_message_cannot_be_handled
{
    const string Charge = "Contracts.Payments:ChargePayment";
    Amqp broker = null!;

    [OneTimeSetUp]
    public async Task Connect() => broker = await Amqp.Open();

    [OneTimeTearDown]
    public async Task Disconnect()
    {
        await Client.Put(Client.Payments, "/simulation", new { mode = "Online" });
        await broker.DisposeAsync();
    }

    [Test]
    public async Task Should_say_so_in_health_console_and_webhook_until_it_is_sent_back_and_handled()
    {
        await Offline();
        // Without an address to answer to, a participant's failure is nobody's answer.
        var id = await broker.Send("payments", Charge, ChargeOf("dead-1"));

        var letter = await Letter("payments_error");
        Assert.That(
            (
                letter.GetProperty("message").GetString(),
                letter.GetProperty("messageId").GetString(),
                letter.GetProperty("failure").GetProperty("type").GetString()
            ),
            Is.EqualTo(("ChargePayment", id, "Sagas.UnavailableException"))
        );
        await Client.Until(Client.Payments, "/health/ready", health => Says(health, "Degraded", "1 message in payments_error"));
        await Client.Until(Client.Sagas, "/health/ready", health => Says(health, "Degraded", "1 message in payments_error"));
        Assert.That(Says(await Client.Get(Client.Inventory, "/health/ready"), "Healthy", ""), "whom it does not concern");
        var page = await Client.Text(Client.Sagas, "/dead-letters");
        Assert.That(
            page,
            Does.Contain("payments_error")
                .And.Contain("offline (simulated")
                .And.Contain($"/dead-letters/{letter.GetProperty("id").GetString()}")
        );
        var told = await Told("payments_error", "Sagas.UnavailableException");
        Assert.That(
            (
                told.GetProperty("type").GetString(),
                told.GetProperty("count").GetInt32(),
                told.GetProperty("message").GetString(),
                told.GetProperty("businessId").GetString()
            ),
            Is.EqualTo(("message.dead_lettered", 1, "ChargePayment", "dead-1"))
        );

        await Online();
        var path = PathOf(letter);
        Assert.That(
            await Client.Post(Client.Sagas, $"{path}/resend", new { reason = "" }),
            Is.EqualTo(HttpStatusCode.BadRequest),
            "without a reason"
        );
        Assert.That(
            await Client.Post(Client.Sagas, $"{path}/resend", new { reason = "payments is online again" }),
            Is.EqualTo(HttpStatusCode.Accepted)
        );
        await Client.Until(Client.Payments, "/payments/dead-1", paid => Client.Status(paid) == "Charged");
        await Client.Until(Client.Sagas, "/health/ready", health => Says(health, "Healthy", ""));
        await Client.Until(Client.Payments, "/health/ready", health => Says(health, "Healthy", ""));
        Assert.That(await broker.Count("payments_error"), Is.Zero);
        Assert.That((await Client.Get(Client.Sagas, path)).GetProperty("letter").GetProperty("status").GetString(), Is.EqualTo("Resent"));
        Assert.That(await Client.Post(Client.Sagas, $"{path}/resend", new { reason = "twice" }), Is.EqualTo(HttpStatusCode.Conflict));
        var audit = (await Client.Get(Client.Sagas, "/ops/operations?action=resend-message"))
            .GetProperty("items")
            .EnumerateArray()
            .ToList();
        Assert.That(
            audit.Select(done => (done.GetProperty("reason").GetString(), done.GetProperty("outcomes").ToString())),
            Is.SupersetOf(
                new[] { ("payments is online again", """{"Accepted":1}"""), ("", """{"Invalid":1}"""), ("twice", """{"Refused":1}""") }
            )
        );
    }

    [Test]
    public async Task Should_show_the_saga_and_lead_from_it_to_its_message()
    {
        await Client.Put(Client.Inventory, "/stock/DEAD-P", new { available = 1 });
        await Client.Place(Client.Order("dead-2", "DEAD-P"));
        var saga = (await Client.Until(Client.Orders, "/orders/dead-2", Client.IsFinal)).GetProperty("sagaId").GetGuid();
        await broker.Send("order-saga", "Contracts.Inventory:InventoryReserved", $$"""{"sagaId":"{{saga}}","lines":"not a list"}""");
        var letter = await Letter("order-saga_error");
        Assert.That(
            (letter.GetProperty("saga").GetProperty("kind").GetString(), letter.GetProperty("saga").GetProperty("businessId").GetString()),
            Is.EqualTo(("Order", "dead-2"))
        );
        Assert.That(
            await Client.Text(Client.Sagas, $"/sagas/{saga}"),
            Does.Contain($"/dead-letters/{letter.GetProperty("id").GetString()}").And.Contain("could not be handled")
        );
        Assert.That(await Client.Text(Client.Sagas, "/dead-letters"), Does.Contain($"/sagas/{saga}"));
        var told = await Told("order-saga_error", "System.Text.Json.JsonException");
        Assert.That(
            (told.GetProperty("sagaId").GetGuid(), told.GetProperty("kind").GetString(), told.GetProperty("businessId").GetString()),
            Is.EqualTo((saga, "Order", "dead-2"))
        );
        await Discard(letter);
        Assert.That(await broker.Count("order-saga_error"), Is.Zero);
    }

    [Test]
    public async Task Should_quarantine_what_breaks_a_rule_before_anybody_handles_it()
    {
        const string Reserve = "Contracts.Inventory:ReserveInventory";
        await broker.Send("inventory", Reserve, """{"orderId":"dead-6","lines":[{"productId":"DEAD-P","quantity":-1}]}""");
        var letter = await Letter("inventory_error");
        var failure = letter.GetProperty("failure");
        Assert.That(
            (failure.GetProperty("type").GetString(), letter.GetProperty("message").GetString()),
            Is.EqualTo(("Sagas.Journal.InvalidMessageException", "ReserveInventory"))
        );
        Assert.That(failure.GetProperty("message").GetString(), Does.Contain("sagaId is empty"));
        Assert.That(await Client.Text(Client.Sagas, "/dead-letters"), Does.Contain("sagaId is empty"));
        await Discard(letter);
        Assert.That(await broker.Count("inventory_error"), Is.Zero);
    }

    [Test]
    public async Task Should_send_back_all_of_one_cause_and_nothing_else()
    {
        await Offline();
        var ids = Enumerable.Range(0, 30).Select(i => $"dead-4-{i}").ToList();
        foreach (var order in ids)
            await broker.Send("payments", Charge, ChargeOf(order));
        await broker.SendText("payments", "no json");
        var group = (
            await Client.Until(Client.Sagas, "/ops/dead-letters/groups", groups =>
                groups.EnumerateArray().Any(g => g.GetProperty("messages").GetInt32() == 30) && groups.GetArrayLength() == 2
            )
        )
            .EnumerateArray()
            .Single(g => g.GetProperty("messages").GetInt32() == 30);
        await Online();
        Assert.That(
            await Client.Post(
                Client.Sagas,
                "/ops/dead-letters/resend",
                new
                {
                    queue = "payments_error",
                    cause = group.GetProperty("cause").GetString(),
                    reason = "all of them",
                }
            ),
            Is.EqualTo(HttpStatusCode.Accepted)
        );
        foreach (var order in ids)
            await Client.Until(Client.Payments, $"/payments/{order}", paid => Client.Status(paid) == "Charged");
        var left = await Letter("payments_error");
        Assert.That(
            (left.GetProperty("message").GetString(), await broker.Count("payments_error")),
            Is.EqualTo(("unknown", 1)),
            "what died of something else stays"
        );
        await Discard(left);
    }
}
