using static EndToEnd.Tests.DeadLetters;

namespace EndToEnd.Tests;

/// <summary>However it came there: it is found where it lies, and only an operator's move touches it.</summary>
[Order(6)]
public sealed class When_a_message_lies_in_a_dead_letter_queue
{
    const string Reserve = "Contracts.Inventory:ReserveInventory";
    Amqp broker = null!;

    [OneTimeSetUp]
    public async Task Connect() => broker = await Amqp.Open();

    [OneTimeTearDown]
    public async Task Disconnect() => await broker.DisposeAsync();

    [Test]
    public async Task Should_find_what_nobody_consumes_and_take_it_up_again_when_it_comes_back()
    {
        await broker.Send("payments", Reserve, """{"orderId":"dead-3"}""");
        var letter = await Letter("payments_skipped");
        Assert.That(
            letter.GetProperty("failure").GetProperty("message").GetString(),
            Is.EqualTo("Nobody at payments consumes ReserveInventory.")
        );
        await Client.Until(Client.Payments, "/health/ready", health => Says(health, "Degraded", "1 message in payments_skipped"));
        await Move(letter, "resend", "perhaps now");
        await Client.Until(Client.Sagas, PathOf(letter), again =>
            again.GetProperty("letter").GetProperty("status").GetString() == "Open"
        );
        Assert.That(await broker.Count("payments_skipped"), Is.EqualTo(1));
        await Discard(letter);
        Assert.That(await broker.Count("payments_skipped"), Is.Zero);
    }

    [Test]
    public async Task Should_not_touch_it_by_looking_and_send_back_exactly_what_it_was()
    {
        // Nobody consumes it there, so it is back at once, for the test to look at.
        var id = await broker.Send("payments", Reserve, """{"orderId":"dead-5","card":"4111111111111111"}""");
        var letter = await Letter("payments_skipped");
        for (var look = 0; look < 25; look++)
        {
            await Client.Text(Client.Sagas, "/endpoints");
            await Client.Text(Client.Sagas, "/dead-letters");
            Assert.That(
                await Client.Text(Client.Sagas, $"/dead-letters/{letter.GetProperty("id").GetString()}"),
                Does.Contain("**** 1111").And.Not.Contain("4111")
            );
        }
        RunningSystem.Run("stop", "payments");
        await Move(letter, "resend", "to look at it");
        var back = (await broker.Take("payments"))!.Value;
        RunningSystem.Run("start", "payments");
        Assert.That(back.Body, Does.Contain("\"card\":\"4111111111111111\"").And.Contain(id), "masked only where people look");
        Assert.That(back.Properties.MessageId, Is.EqualTo(id));
        Assert.That(
            back.Properties.Headers!.Keys.Where(header => !header.StartsWith("x-", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "X-Own" }),
            "its own, and none of the move"
        );
        Assert.That(
            (back.Redelivered, back.Properties.ContentType, back.Properties.Persistent),
            Is.EqualTo((false, "application/vnd.masstransit+json", true))
        );
    }

    [Test]
    public async Task Should_leave_it_untouched_in_its_queue_while_people_look()
    {
        await broker.Send("payments", Reserve, """{"orderId":"dead-6"}""");
        await Letter("payments_skipped");
        await Client.Until(Client.Payments, "/health/ready", health => Says(health, "Degraded", "payments_skipped"));
        for (var look = 0; look < 25; look++)
            await Client.Text(Client.Sagas, look % 2 == 0 ? "/endpoints" : "/dead-letters");
        Assert.That((await broker.Take("payments_skipped"))!.Value.Redelivered, Is.False, "nobody took it out and put it back");
        await Client.Until(Client.Sagas, "/health/ready", health => Says(health, "Healthy", ""));
        await Client.Until(Client.Sagas, "/ops/dead-letters", open => open.GetProperty("items").GetArrayLength() == 0);
    }

    [Test]
    public async Task Should_find_what_somebody_put_there_by_hand_or_moved_from_there()
    {
        await broker.PutInto("banking_error", "Contracts.Banking:Withdraw", """{"sagaId":"5f0c2a10-0000-0000-0000-00000000000a"}""");
        var letter = await Letter("banking_error");
        Assert.That(
            (letter.GetProperty("message").GetString(), letter.GetProperty("failure").GetProperty("type").GetString()),
            Is.EqualTo(("Withdraw", "NotSaid"))
        );
        await Told("banking_error", "NotSaid");
        await broker.Take("banking_error");
        await Client.Until(
            Client.Sagas,
            PathOf(letter),
            gone => gone.GetProperty("letter").GetProperty("status").GetString() == "Gone",
            TimeSpan.FromMinutes(3)
        );
    }
}
