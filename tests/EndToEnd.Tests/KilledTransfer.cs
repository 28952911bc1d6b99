using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>One of many transfers between a few accounts, and all that must be true of it when it is over.</summary>
sealed record KilledTransfer(string Id, string From, string To, decimal Amount)
{
    const int Accounts = 10;
    const decimal Balance = 1000;

    static IEnumerable<string> Numbers => Enumerable.Range(0, Accounts).Select(Number);

    internal static async Task FillAccounts()
    {
        foreach (var number in Numbers)
            await Client.Put(Client.Banking, $"/accounts/{number}", new { balance = Balance });
    }

    internal static List<KilledTransfer> Random(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var from = random.Next(Accounts);
            var to = (from + 1 + random.Next(Accounts - 1)) % Accounts;
            return new KilledTransfer($"kill-{seed}-{i}", Number(from), Number(to), random.Next(1, 40_000) / 100m);
        })];
    }

    internal Task Place() =>
        Client.Place(Client.Orders, "/transfers", new { referenceId = Id, sourceAccount = From, targetAccount = To, amount = Amount });

    /// <summary>What moved on the accounts, by the transfer that moved it.</summary>
    internal static async Task<ILookup<string, (string Account, decimal Amount)>> Entries()
    {
        var all = new List<(string Transfer, string Account, decimal Amount)>();
        foreach (var number in Numbers)
        {
            var (entries, balance) = (
                await Client.Get(Client.Banking, $"/accounts/{number}/entries?limit=500"),
                await Client.Get(Client.Banking, $"/accounts/{number}")
            );
            Assert.That(
                balance.GetProperty("balance").GetDecimal(),
                Is.EqualTo(entries.EnumerateArray().Sum(Amounts)),
                $"{number} holds what moved there"
            );
            all.AddRange(
                entries
                    .EnumerateArray()
                    .Where(entry => entry.GetProperty("sagaId").ValueKind == JsonValueKind.String)
                    .Select(entry => (entry.GetProperty("referenceId").GetString()!, number, Amounts(entry)))
            );
        }
        return all.ToLookup(entry => entry.Transfer, entry => (entry.Account, entry.Amount));
    }

    internal async Task MustHaveEndedWell(IEnumerable<(string Account, decimal Amount)> moved)
    {
        var transfer = await Client.Get(Client.Orders, $"/transfers/{Id}");
        switch (Client.Status(transfer))
        {
            case "Completed":
                Assert.That(moved, Is.EquivalentTo(new[] { (From, -Amount), (To, Amount) }), $"{Id} moved its money once: {transfer}");
                break;
            case "Failed":
                Assert.That(
                    Attempts(transfer, "Withdraw"),
                    Is.EqualTo(1),
                    $"{Id} was refused when it was first asked for, so nothing can have moved: {transfer}"
                );
                MustBeRefused(transfer);
                Assert.That(moved, Is.Empty, $"{Id} moved nothing");
                break;
            // The answer to an earlier attempt was lost with a process. The saga cannot know that nothing was withdrawn, so it has that
            // undone.
            case "Compensated":
                Assert.That(
                    Attempts(transfer, "Withdraw"),
                    Is.GreaterThan(1),
                    $"{Id} was undone only because an attempt was lost: {transfer}"
                );
                Assert.That(
                    Client.Step(transfer, "Refund").GetProperty("status").GetString(),
                    Is.EqualTo("Completed"),
                    transfer.ToString()
                );
                MustBeRefused(transfer);
                Assert.That(moved, Is.Empty, $"{Id} moved nothing");
                break;
            case var other:
                Assert.Fail($"{Id} ended as {other}: {transfer}");
                break;
        }
        var journal = await Client.Get(Client.Sagas, $"/ops/sagas/{Id}/journal");
        var told = journal
            .GetProperty("items")
            .EnumerateArray()
            .SelectMany(entry => entry.GetProperty("sent").EnumerateArray())
            .Count(sent => sent.GetProperty("message").GetString() == "SagaFinished");
        Assert.That(told, Is.EqualTo(1), $"{Id} ended once");
    }

    /// <summary>A process that is away is waited for, for ever (RunningSystem): only the bank's no ends a transfer otherwise.</summary>
    static void MustBeRefused(JsonElement transfer)
    {
        var failure = transfer.GetProperty("failure");
        Assert.That(
            (failure.GetProperty("step").GetString(), failure.GetProperty("code").GetString()),
            Is.EqualTo(("Withdraw", "insufficient_funds")),
            transfer.ToString()
        );
    }

    static string Number(int account) => $"E2E-{account}";

    static int Attempts(JsonElement transfer, string step) => Client.Step(transfer, step).GetProperty("attempts").GetInt32();

    static decimal Amounts(JsonElement entry) => entry.GetProperty("amount").GetDecimal();
}
