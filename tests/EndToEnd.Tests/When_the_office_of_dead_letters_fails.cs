using System.Net;

namespace EndToEnd.Tests;

/// <summary>Processes and databases die while messages are written down and moved.</summary>
[Order(7)]
public sealed class When_the_office_of_dead_letters_fails
{
    /// <summary>As many as one operation takes, so that there is time to die in the middle of it.</summary>
    const int Many = 1000;

    [Test]
    public async Task Should_neither_lose_nor_double_a_message_when_it_is_killed_while_it_sends_them_back()
    {
        await using var broker = await Amqp.Open();
        await DeadLetters.Offline();
        var orders = Enumerable.Range(0, Many).Select(i => $"dead-many-{i}").ToList();
        foreach (var order in orders)
            await broker.Send("payments", "Contracts.Payments:ChargePayment", DeadLetters.ChargeOf(order));
        var group = (
            await Client.Until(
                Client.Sagas,
                "/ops/dead-letters/groups",
                groups => groups.EnumerateArray().Any(g => g.GetProperty("messages").GetInt32() == Many),
                TimeSpan.FromMinutes(2)
            )
        )
            .EnumerateArray()
            .Single(g => g.GetProperty("messages").GetInt32() == Many);
        var all = new
        {
            queue = "payments_error",
            cause = group.GetProperty("cause").GetString(),
            reason = "payments is online again",
        };
        await DeadLetters.Online();

        var sending = Client.TryPost(Client.Sagas, "/ops/dead-letters/resend", all);
        while (await broker.Count("payments_error") > Many - 50)
            await Task.Yield();
        RunningSystem.Kill("orders-saga");
        Assert.That(await sending, Is.Null, "it died before it could answer");
        // What it held when it died is back in the queue.
        Assert.That(await broker.Count("payments_error"), Is.InRange(1, Many - 1), "in the middle of it");

        // What is known catches up with the queue; an operator sends what is shown to be left.
        while (await broker.Count("payments_error") > 0)
        {
            await Client.Until(Client.Sagas, "/ops/dead-letters/groups", groups => groups.GetArrayLength() > 0, TimeSpan.FromMinutes(2));
            Assert.That(await Client.Post(Client.Sagas, "/ops/dead-letters/resend", all), Is.EqualTo(HttpStatusCode.Accepted));
        }
        await Client.Until(Client.Sagas, "/ops/dead-letters/groups", groups => groups.GetArrayLength() == 0, TimeSpan.FromMinutes(2));
        var charges = new HashSet<string>();
        foreach (var order in orders)
        {
            var paid = await Client.Until(Client.Payments, $"/payments/{order}", one => Client.Status(one) == "Charged");
            Assert.That(
                (charges.Add(paid.GetProperty("chargeId").GetString()!), paid.GetProperty("amount").GetDecimal()),
                Is.EqualTo((true, 10m)),
                order
            );
        }
        await Client.Until(Client.Sagas, "/health/ready", health => DeadLetters.Says(health, "Healthy", ""));
    }

    [Test]
    public async Task Should_not_forget_what_died_while_the_database_was_away()
    {
        await using var broker = await Amqp.Open();
        RunningSystem.Run("stop", "postgres");
        try
        {
            await broker.SendText("payments", "no json, sent while the database is away");
            await Client.UntilHealth(Client.Payments, health =>
                DeadLetters.Says(health, "Degraded", "1 message in payments_error")
            );
        }
        finally
        {
            RunningSystem.Run("start", "postgres");
        }
        var letter = await DeadLetters.Letter("payments_error");
        Assert.That(await broker.Count("payments_error"), Is.EqualTo(1));
        await DeadLetters.Discard(letter);
    }
}
