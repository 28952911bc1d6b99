using System.Net;

namespace EndToEnd.Tests;

/// <summary>
/// Whatever a database calls its illness, messages wait for it: no order or transfer that was answered 202 is lost, and none is moved
/// to an error queue. Each service's own database in turn.
/// </summary>
[Order(5)]
public sealed class When_a_database_is_ill
{
    const int Stock = 100_000;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly (string Name, Uri Service)[] Databases =
    [
        ("orders", Client.Orders),
        ("sagas", Client.Sagas),
        ("inventory", Client.Inventory),
        ("payments", Client.Payments),
        ("shipping", Client.Shipping),
        ("banking", Client.Banking),
    ];

    int placed;

    [OneTimeSetUp]
    public async Task Prepare()
    {
        await Database.AddRescuer();
        await Client.Put(Client.Inventory, "/stock/E2E-ILL", new { available = Stock });
        await Client.Put(Client.Banking, "/accounts/ILL-A", new { balance = 1000 });
        await Client.Put(Client.Banking, "/accounts/ILL-B", new { balance = 1000 });
    }

    [Test, Order(1)]
    public Task Should_wait_for_one_that_became_read_only_after_a_failover() =>
        OneAfterTheOther("readonly", Database.MakeReadOnly, "read-only");

    [Test, Order(2)]
    public Task Should_wait_for_one_that_cancels_statements() =>
        OneAfterTheOther("timeout", Database.CancelStatements, "statement timeout");

    [Test, Order(3)]
    public Task Should_wait_for_one_that_takes_no_connections() =>
        OneAfterTheOther("closed", Database.RefuseConnections, "not currently accepting");

    [Test, Order(4)]
    public async Task Should_wait_for_logins_that_are_refused()
    {
        await Place("login-before");
        await Database.RefuseLogins();
        try
        {
            foreach (var (_, service) in Databases)
                await ShowsItself(service, "not permitted to log in");
            await IsUnavailable();
        }
        finally
        {
            await Database.AllowLogins();
        }
        await Place("login-after");
        await AllComplete("login-before", "login-after");
    }

    [Test, Order(5)]
    public async Task Should_keep_stock_and_money_exact_and_the_error_queues_empty()
    {
        var stock = await Client.Get(Client.Inventory, "/stock/E2E-ILL");
        Assert.That(
            (stock.GetProperty("available").GetInt32(), stock.GetProperty("reserved").GetInt32()),
            Is.EqualTo((Stock - placed, placed))
        );
        var ledger = await Client.Get(Client.Banking, "/ledger/check");
        Assert.That((ledger.GetProperty("isSound").GetBoolean(), ledger.GetProperty("inTransit").GetDecimal()), Is.EqualTo((true, 0m)));
        Assert.That((await Client.Get(Client.Banking, "/accounts/ILL-B")).GetProperty("balance").GetDecimal(), Is.EqualTo(1000 + placed));
        Assert.That((await Broker.Queues()).Where(queue => queue is { IsOfErrors: true, Messages: > 0 }), Is.Empty);
        RunningSystem.MustReconcile();
    }

    async Task OneAfterTheOther(string illness, Func<string, Task> infect, string words)
    {
        var names = new List<string>();
        foreach (var (database, service) in Databases)
        {
            var name = $"{illness}-{database}";
            names.AddRange([$"{name}-before", $"{name}-during"]);
            await Place($"{name}-before");
            await infect(database);
            try
            {
                await ShowsItself(service, words);
                if (service == Client.Orders)
                    await IsUnavailable();
                else
                    await Place($"{name}-during");
            }
            finally
            {
                await Database.Cure(database);
            }
            if (service == Client.Orders)
                await Place($"{name}-during");
        }
        await AllComplete([.. names]);
    }

    static Task ShowsItself(Uri service, string words) =>
        Client.UntilUnhealthy(service, text => text.Contains(words, StringComparison.OrdinalIgnoreCase), Patience);

    /// <summary>A caller is told to come back, soon enough for a person who waits.</summary>
    static async Task IsUnavailable()
    {
        using var answer = await Client.Answer(Client.Orders, "/orders", Client.Order("never", "E2E-ILL"));
        Assert.That((answer.StatusCode, answer.Headers.RetryAfter is not null), Is.EqualTo((HttpStatusCode.ServiceUnavailable, true)));
    }

    async Task Place(string name)
    {
        await Client.Place(Client.Order($"ill-{name}", "E2E-ILL"));
        await Client.Place(
            Client.Orders,
            "/transfers",
            new
            {
                referenceId = $"ill-{name}",
                sourceAccount = "ILL-A",
                targetAccount = "ILL-B",
                amount = 1m,
            }
        );
        placed++;
    }

    static async Task AllComplete(params string[] names)
    {
        foreach (var path in names.SelectMany(name => new[] { $"/orders/ill-{name}", $"/transfers/ill-{name}" }))
            Assert.That(Client.Status(await Client.Until(Client.Orders, path, Client.IsFinal, Patience)), Is.EqualTo("Completed"), path);
    }
}
