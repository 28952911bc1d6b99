using System.Globalization;

namespace EndToEnd.Tests;

/// <summary>
/// Orders and transfers flow while every database, the broker's queues and the processes fall ill in turn: all of them end, each once, and
/// nothing is left behind. SAGAS_ILLNESS_SECONDS makes each illness last longer than until it is noticed. It runs before the tests of dead
/// letters, whose charges belong to no saga.
/// </summary>
[Order(5)]
public sealed class When_illnesses_take_turns
{
    const int Count = 300;
    const int Stock = 100_000;
    const string Product = "E2E-TURNS";
    static readonly TimeSpan Noticed = TimeSpan.FromMinutes(2),
        Final = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Linger = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("SAGAS_ILLNESS_SECONDS") ?? "0", CultureInfo.InvariantCulture)
    );
    static readonly (string Name, Uri Service)[] Databases =
    [
        ("sagas", Client.Sagas),
        ("payments", Client.Payments),
        ("orders", Client.Orders),
        ("banking", Client.Banking),
        ("inventory", Client.Inventory),
        ("shipping", Client.Shipping),
    ];

    static int placed;

    [Test]
    public async Task Should_end_every_order_and_transfer_once_and_leave_no_dead_letter()
    {
        await Database.AddRescuer();
        await Client.Put(Client.Inventory, $"/stock/{Product}", new { available = Stock });
        await Client.Put(Client.Banking, "/accounts/TURNS-A", new { balance = 10_000 });
        await Client.Put(Client.Banking, "/accounts/TURNS-B", new { balance = 0 });
        var placing = PlaceAll();
        foreach (var (name, service) in Databases)
        {
            await Ill($"{name} is read-only", () => Database.MakeReadOnly(name), () => Unhealthy(service), () => Database.Cure(name));
            await Ill(
                $"{name} cancels statements",
                () => Database.CancelStatements(name),
                () => Unhealthy(service),
                () => Database.Cure(name)
            );
            await Ill(
                $"{name} takes no connections",
                () => Database.RefuseConnections(name),
                () => Unhealthy(service),
                () => Database.Cure(name)
            );
        }
        await Ill("logins are refused", Database.RefuseLogins, () => Unhealthy(Client.Orders), Database.AllowLogins);
        await Ill(
            "payments' queue rejects",
            () =>
                Broker.Put(
                    "policies/%2F/turns",
                    """{ "pattern": "^payments$", "definition": { "max-length": 1, "overflow": "reject-publish" }, "apply-to": "queues" }"""
                ),
            MorePlaced,
            () => Broker.Delete("policies/%2F/turns")
        );
        await Ill(
            "an exchange is deleted",
            () => Broker.Delete("exchanges/%2F/Contracts.Shipping:CreateShipment"),
            MorePlaced,
            () => Task.CompletedTask
        );
        foreach (var victim in new[] { "orders-saga", "rabbitmq", "postgres" })
            await Ill(
                $"{victim} is killed",
                () => Task.FromResult(RunningSystem.Run("kill", victim)),
                MorePlaced,
                () => Task.CompletedTask
            );
        await placing;

        for (var i = 0; i < Count; i++)
        {
            Assert.That(
                Client.Status(await Client.Until(Client.Orders, $"/orders/turns-{i}", Client.IsFinal, Final)),
                Is.EqualTo("Completed"),
                $"order {i}"
            );
            Assert.That(
                Client.Status(await Client.Until(Client.Orders, $"/transfers/turns-{i}", Client.IsFinal, Final)),
                Is.EqualTo("Completed"),
                $"transfer {i}"
            );
        }
        await IsExact();
    }

    static async Task IsExact()
    {
        var stock = await Client.Get(Client.Inventory, $"/stock/{Product}");
        Assert.That(
            (stock.GetProperty("available").GetInt32(), stock.GetProperty("reserved").GetInt32()),
            Is.EqualTo((Stock - Count, Count))
        );
        var ledger = await Client.Get(Client.Banking, "/ledger/check");
        Assert.That((ledger.GetProperty("isSound").GetBoolean(), ledger.GetProperty("inTransit").GetDecimal()), Is.EqualTo((true, 0m)));
        Assert.That((await Client.Get(Client.Banking, "/accounts/TURNS-B")).GetProperty("balance").GetDecimal(), Is.EqualTo(Count));
        Assert.That((await Broker.Queues()).Where(queue => queue is { IsOfErrors: true, Messages: > 0 }), Is.Empty);
        RunningSystem.MustReconcile();
    }

    static async Task Ill(string what, Func<Task> infect, Func<Task> noticed, Func<Task> cure)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            await infect();
            await noticed();
            await Client.Pause((int)Linger.TotalMilliseconds);
        }
        finally
        {
            await cure();
        }
        await TestContext.Progress.WriteLineAsync(
            $"{what}: {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s, {placed} placed so far"
        );
    }

    static Task Unhealthy(Uri service) =>
        Client.UntilUnhealthy(service, text => text.Contains("cannot be used", StringComparison.Ordinal), Noticed);

    /// <summary>Something came in meanwhile, or nothing is left to come.</summary>
    static Task MorePlaced()
    {
        var before = Volatile.Read(ref placed);
        return Client.Eventually(
            () => Task.FromResult(Volatile.Read(ref placed) is var now && (now > before + 5 || now == Count)),
            Noticed,
            "orders are accepted"
        );
    }

    static Task PlaceAll() =>
        Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            await Client.Place(Client.Order($"turns-{i}", Product));
            await Client.Place(
                Client.Orders,
                "/transfers",
                new
                {
                    referenceId = $"turns-{i}",
                    sourceAccount = "TURNS-A",
                    targetAccount = "TURNS-B",
                    amount = 1m,
                }
            );
            Interlocked.Increment(ref placed);
            // Spread over the illnesses.
            await Client.Pause(400 + (int)(Linger / 3).TotalMilliseconds);
        });
}
