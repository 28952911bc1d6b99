using NUnit.Framework;
using Sagas.Journal;
using Threads.Tests.Doubles;
using static Sagas.Journal.CommitOutcome;
using static Sagas.Journal.FailureKind;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Commits;

/// <summary>Three threads commit at once; two units share a commit at the most.</summary>
sealed class When_units_are_committed_together
{
    [Test]
    public void Each_is_committed_once_and_its_thread_told() => AllHold(async () =>
    {
        var (store, units) = (new Store(), new Work().Units(3));
        using var writer = new Writer(store);
        await AreCommitted(writer, store, units);
    });

    [TestCase(Contended), TestCase(Unavailable)]
    public void A_database_that_fails_once_is_tried_again(FailureKind kind) => AllHold(async () =>
    {
        var (tries, units) = (0, new Work().Units(3));
        var store = new Store { Fails = _ => ++tries == 1 ? kind : null };
        using var writer = new Writer(store);
        await AreCommitted(writer, store, units);
    });

    [Test]
    public void What_is_refused_fails_alone() => AllHold(async () =>
    {
        var units = new Work().Units(3);
        var store = new Store { Fails = batch => batch.Contains(units[0]) ? Refused : null };
        using var writer = new Writer(store);
        var refused = writer.Commit(units[0]);
        await AreCommitted(writer, store, units[1..]);
        Must(await Fails(refused) is Trouble && store.Times(units[0]) == 0, "what is refused was committed");
    });

    [Test]
    public void Of_two_that_handle_one_message_one_is_committed() => AllHold(async () =>
    {
        var (store, unit) = (new Store(), new Work().Unit());
        using var writer = new Writer(store);
        var outcomes = await writer.CommitAll([unit, unit, unit]);
        Must(outcomes.Count(outcome => outcome == Committed) == 1 && store.Times(unit) == 1, string.Join(", ", outcomes));
    });

    static async Task AreCommitted(Writer writer, Store store, List<UnitOfWork> units)
    {
        var outcomes = await writer.CommitAll(units);
        Must(outcomes.All(outcome => outcome == Committed), string.Join(", ", outcomes));
        Must(units.TrueForAll(unit => store.Times(unit) == 1), "a unit is not there once");
    }

    internal static async Task<Exception?> Fails(Task<CommitOutcome> commit)
    {
        try
        {
            await commit;
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
