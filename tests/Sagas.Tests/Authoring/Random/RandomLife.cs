using Microsoft.Extensions.DependencyInjection;
using Sagas.Messages;
using Sagas.Testing;

namespace Sagas.Tests.Authoring.Random;

/// <summary>
/// One saga by a random table, with participants and operators who do anything at any time; at last they are nice, and it must end well.
/// </summary>
sealed partial class RandomLife(int seed)
{
    readonly Dice dice = new(seed);
    readonly List<string> actions = [];
    readonly HashSet<string> retried = [], resolved = [];
    RandomTable table = null!;
    SagaTest<RandomState> test = null!;
    ISagaTable machine = null!;

    /// <summary>All that happened, once it is over.</summary>
    internal string Journal { get; private set; } = "";

    internal async Task Live()
    {
        table = new RandomTable(dice);
        await using var _ = test = await SagaTest.Of<RandomMachine, RandomState>(options =>
        {
            options.Services.AddSingleton(table);
            foreach (
                var (name, value) in new[]
                {
                    ("MaximumAttempts", "2"),
                    ("AttemptTimeout", "00:00:05"),
                    ("OverallTimeout", dice.OneIn(3) ? "00:00:07" : null),
                }.Where(setting => setting.Item2 is not null)
            )
                (options.Settings[$"Steps:Default:{name}"], options.Settings[$"Steps:DefaultCompensation:{name}"]) = (value, value);
        });
        machine = new RandomMachine(table);
        try
        {
            await Do("begin", () => test.Given(new Begin(SagaId.Of("Random", "1"))));
            for (var turn = 5 + dice.Next(25); turn > 0 && !test.State.Status.IsFinal(); turn--)
                await Anything();
            for (var turn = 0; !test.State.Status.IsFinal(); turn++)
            {
                Assert.That(turn, Is.LessThan(200), "It does not end, although everybody does what it waits for.");
                await Help();
            }
            await Afterwards();
            EndedWell();
            Journal = test.JournalText();
        }
        catch (Exception failure)
        {
            throw new AssertionException(
                $"Seed {seed}: {failure.Message}\n\n{table}\n\n{string.Join('\n', actions)}\n\n{test.JournalText()}",
                failure
            );
        }
    }

    async Task Anything()
    {
        switch (dice.Next(24))
        {
            case < 12: await Work(nice: false); break;
            case < 14: await Deliver(); break;
            case < 17: await Do("time", () => test.After(TimeSpan.FromSeconds(1 + dice.Next(7)))); break;
            case 17: await Cancel(); break;
            case 18: await Do("fire", () => test.Receives(new FireTimer(test.SagaId, "", "op"))); break;
            case 19: await (dice.OneIn(2) ? Approve() : Do("reject", () => test.Receives(new RejectSaga(test.SagaId, "", "op")))); break;
            case 20: await News(); break;
            case 21: await Do("rumour", () => test.Receives(new Rumour(test.SagaId))); break;
            case 22: await Retry(); break;
            default: await Resolve(); break;
        }
    }

    async Task Help()
    {
        var before = test.State;
        if (before.Status == SagaStatus.NeedsIntervention)
            await (retried.Add(before.ParkedIn!) ? Retry() : Resolve());
        else if (!await Work(nice: true))
        {
            if (test.NextTimer is { } due)
                await Do("timer", () => test.After(due - test.Now));
            else if (before.Status == SagaStatus.Waiting)
                await (dice.OneIn(2) ? Approve() : News());
            else
                Assert.Fail($"It is stuck in {before.CurrentState}.");
        }
    }

    async Task<bool> Work(bool nice)
    {
        foreach (var who in table.Participants.OrderBy(_ => dice.Next(100)).ToList())
        {
            var worked = false;
            await Do($"{who.Name} works", async () => worked = await who.Work(test, dice, nice));
            if (worked)
                return true;
        }
        return false;
    }

    async Task Deliver()
    {
        if (table.Participants.Where(who => who.OnTheirWay.Count > 0).ToList() is not { Count: > 0 } late)
            return;
        var who = dice.Pick(late);
        var answer = dice.Pick(who.OnTheirWay);
        who.OnTheirWay.Remove(answer);
        await Do($"{who.Name} answers late", answer);
    }

    Task Cancel() => Do("cancel", () => test.Receives(new CancelSaga(test.SagaId, test.State.Kind, "1", "", "op")));

    Task Approve() => Do("approve", () => test.Receives(new ApproveSaga(test.SagaId, "", "op")));

    Task News() => table.WaitsForNews ? Do("news", () => test.Receives(new News(test.SagaId))) : Task.CompletedTask;

    Task Retry() => Do("retry", () => test.Receives(new RetrySaga(test.SagaId, "", "op")));

    Task Resolve()
    {
        if (test.State.ParkedIn is { } parked)
            resolved.Add(parked);
        return Do("resolve", () => test.Receives(new ResolveSaga(test.SagaId, "", "op")));
    }

    /// <summary>What comes after the end changes nothing.</summary>
    async Task Afterwards()
    {
        var end = test.State;
        while (table.Participants.Exists(who => who.OnTheirWay.Count > 0))
            await Deliver();
        await Cancel();
        await Retry();
        await Do("rumour", () => test.Receives(new Rumour(test.SagaId)));
        await test.After(TimeSpan.FromMinutes(2));
        Assert.That(
            (test.State.Status, test.State.Rumours, string.Join(' ', test.State.Kept)),
            Is.EqualTo((end.Status, end.Rumours, string.Join(' ', end.Kept))),
            "It changed after its end."
        );
    }

    async Task Do(string what, Func<Task> action)
    {
        var before = test.Journal.Count;
        await action();
        if (test.Journal.Count == before)
            return;
        actions.Add($"{before + 1}: {what}");
        foreach (var entry in test.Journal.Skip(before).Where(entry => entry.FromState != entry.ToState))
            Assert.That(
                machine.Decisions.Any(d =>
                    d.State == entry.FromState && d.Message == entry.MessageType && d.Targets.Contains(entry.ToState)
                ),
                $"{entry.MessageType} led from {entry.FromState} to {entry.ToState}, which the diagram does not know."
            );
        StandsWell(test.State);
    }
}
