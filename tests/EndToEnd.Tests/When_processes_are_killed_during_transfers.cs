using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>The same for money: whatever dies, the ledger's sum is zero at every look, and every transfer ends once.</summary>
[Order(3)]
public sealed class When_processes_are_killed_during_transfers
{
    const int Transfers = 200;
    const int Accounts = 10;
    static readonly string[] Victims = ["orders-saga", "banking", "rabbitmq", "postgres"];

    [Test]
    public async Task Should_end_every_accepted_transfer_and_keep_the_ledger_sound()
    {
        foreach (var account in Enumerable.Range(0, Accounts))
            await Client.Put(Client.Banking, $"/accounts/E2E-{account}", new { balance = 1000 });
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var transfers = Random(seed);
        using var done = new CancellationTokenSource();
        var sampling = SampleLedger(done.Token);
        var placing = PlaceAll(transfers);
        foreach (var victim in Victims)
            Assert.That(RunningSystem.Run("kill", victim), Is.Zero, $"{victim} is killed");
        await placing;
        var final = new List<(Transfer Asked, JsonElement Got)>();
        foreach (var transfer in transfers)
            final.Add((transfer, await Client.Until(Client.Orders, $"/transfers/{transfer.Id}", Client.IsFinal, TimeSpan.FromMinutes(3))));
        await done.CancelAsync();

        Assert.That(await sampling, Is.GreaterThan(0), "the ledger was looked at while transfers ran");
        Assert.That(final.Select(t => Client.Status(t.Got)).Distinct(), Is.SubsetOf(new[] { "Completed", "Failed" }));
        var ledger = await Client.Get(Client.Banking, "/ledger/check");
        Assert.That((ledger.GetProperty("isSound").GetBoolean(), ledger.GetProperty("inTransit").GetDecimal()), Is.EqualTo((true, 0m)), ledger.ToString());
        foreach (var account in Enumerable.Range(0, Accounts))
        {
            var expected = 1000 + final.Where(t => Client.Status(t.Got) == "Completed").Sum(t => (t.Asked.To == account ? t.Asked.Amount : 0) - (t.Asked.From == account ? t.Asked.Amount : 0));
            var balance = (await Client.Get(Client.Banking, $"/accounts/E2E-{account}")).GetProperty("balance").GetDecimal();
            Assert.That(balance, Is.EqualTo(expected), $"account {account} holds exactly what completed transfers moved, each once");
        }
    }

    sealed record Transfer(string Id, int From, int To, decimal Amount);

    static List<Transfer> Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Transfers).Select(i =>
        {
            var from = random.Next(Accounts);
            return new Transfer($"kill-{seed}-{i}", from, (from + 1 + random.Next(Accounts - 1)) % Accounts, random.Next(1, 40_000) / 100m);
        })];
    }

    static async Task PlaceAll(List<Transfer> transfers)
    {
        using var gate = new SemaphoreSlim(10);
        await Task.WhenAll(transfers.Select(async t =>
        {
            await gate.WaitAsync();
            try
            {
                await Client.Place(Client.Orders, "/transfers", new { referenceId = t.Id, sourceAccount = $"E2E-{t.From}", targetAccount = $"E2E-{t.To}", amount = t.Amount });
                await Client.Pause(200);
            }
            finally
            {
                gate.Release();
            }
        }));
    }

    /// <summary>Looks at the ledger again and again; the service may be away, but what it says must add up.</summary>
    static async Task<int> SampleLedger(CancellationToken done)
    {
        var looks = 0;
        while (!done.IsCancellationRequested)
        {
            if (await Client.TryGet(Client.Banking, "/ledger/check") is { } ledger)
            {
                Assert.That(ledger.GetProperty("isSound").GetBoolean(), ledger.ToString());
                looks++;
            }
            await Client.Pause(50);
        }
        return looks;
    }
}
