namespace EndToEnd.Tests;

/// <summary>
/// The same for money: whatever dies, the ledger's sum is zero at every look, and every transfer ends once. How many are refused, and
/// how often each was tried, is up to the order in which they reach the bank; what is not up to it is checked of each one.
/// </summary>
[Order(3)]
public sealed class When_processes_are_killed_during_transfers
{
    const int Transfers = 200;
    static readonly string[] Victims = ["orders-saga", "banking", "rabbitmq", "postgres"];

    [Test]
    public async Task Should_end_every_accepted_transfer_once_and_move_its_money_once_or_not_at_all()
    {
        await KilledTransfer.FillAccounts();
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var transfers = KilledTransfer.Random(seed, Transfers);
        using var done = new CancellationTokenSource();
        var sampling = SampleLedger(done.Token);
        var placing = PlaceAll(transfers);
        foreach (var victim in Victims)
            Assert.That(RunningSystem.Run("kill", victim), Is.Zero, $"{victim} is killed");
        await placing;
        foreach (var transfer in transfers)
            await Client.Until(Client.Orders, $"/transfers/{transfer.Id}", Client.IsFinal);
        await done.CancelAsync();
        Assert.That(await sampling, Is.GreaterThan(0), "the ledger was looked at while transfers ran");

        var entries = await KilledTransfer.Entries();
        foreach (var transfer in transfers)
            await transfer.MustHaveEndedWell(entries[transfer.Id]);
        Assert.That(
            entries.Select(transfer => transfer.Key),
            Is.SubsetOf(transfers.Select(transfer => transfer.Id)),
            "no money moved unasked"
        );
        var ledger = await Client.Get(Client.Banking, "/ledger/check");
        Assert.That(
            (ledger.GetProperty("isSound").GetBoolean(), ledger.GetProperty("inTransit").GetDecimal()),
            Is.EqualTo((true, 0m)),
            ledger.ToString()
        );
        RunningSystem.MustReconcile();
    }

    static async Task PlaceAll(List<KilledTransfer> transfers)
    {
        using var gate = new SemaphoreSlim(10);
        await Task.WhenAll(transfers.Select(async transfer =>
        {
            await gate.WaitAsync();
            try
            {
                await transfer.Place();
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
