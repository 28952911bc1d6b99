using Banking.Service;
using Contracts.Banking;
using MassTransit;
using Sagas.Messages;

namespace Participants.Tests.Banking;

/// <summary>
/// A reader asks for the entries after the last one it has seen. The database numbers entries before they are committed, and two
/// instances commit at the same time; an entry that appears below the reader's place would never be read. The accounts are locked
/// before their entries are numbered, so of one account it cannot happen.
/// </summary>
sealed class When_an_account_is_followed_while_two_instances_write
{
    const string Account = "FOLLOWED";
    const int Transfers = 150;
    readonly PostgreSqlBank bank = new();
    readonly List<Participant> instances = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        instances.AddRange([await bank.Start(), await bank.Start()]);
        await instances[0].The<AccountWriter>().Set("test", [new WantedBalance(Account, 1_000m, "USD")], CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var instance in instances)
            await instance.DisposeAsync();
        await bank.DisposeAsync();
    }

    [Test]
    public async Task Should_miss_no_entry()
    {
        var writing = Task.WhenAll(instances.Select(Write));
        var seen = new List<EntryView>();
        while (!writing.IsCompleted)
            seen.AddRange(await After(seen, limit: 3));
        await writing;
        for (var more = await After(seen, limit: 500); more.Count > 0; more = await After(seen, limit: 500))
            seen.AddRange(more);

        var all = await instances[0].The<AccountReader>().Entries(Account, after: 0, limit: 10_000, CancellationToken.None);
        Assert.That(all, Has.Count.EqualTo(2 * Transfers + 1), "and its opening balance");
        Assert.That(seen.ConvertAll(entry => entry.Id), Is.EqualTo(all.ConvertAll(entry => entry.Id)));
    }

    Task<List<EntryView>> After(List<EntryView> seen, int limit) =>
        instances[0].The<AccountReader>().Entries(Account, seen.LastOrDefault()?.Id ?? 0, limit, CancellationToken.None);

    static Task Write(Participant instance) =>
        Parallel.ForEachAsync(Enumerable.Range(0, Transfers), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            await instance.AskEither<Withdraw, Withdrawn, StepRefused>(
                new Withdraw(NewId.NextGuid(), $"T-{NewId.NextGuid():N}", Account, 0.01m, Currency: null)
            ));
}
