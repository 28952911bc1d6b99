using NUnit.Framework;
using Sagas.Journal;
using Threads.Tests.Doubles;
using static Threads.Tests.Commits.When_units_are_committed_together;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Commits;

/// <summary>Whoever waits for a commit goes away at any moment, or the service stops.</summary>
sealed class When_a_commit_is_withdrawn
{
    [TestCase(null), TestCase(FailureKind.Unavailable), TestCase(FailureKind.Contended)]
    public void Its_thread_is_told_what_is_true(FailureKind? first) => AllHold(async () =>
    {
        var (tries, work) = (0, new Work());
        var store = new Store { Fails = _ => ++tries == 1 ? first : null };
        using var writer = new Writer(store);
        using var withdrawal = new CancellationTokenSource();
        var (unit, other) = (work.Unit(), work.Unit());
        var (commit, otherCommit) = (writer.Commit(unit, withdrawal.Token), writer.Commit(other));
        await Task.Run(withdrawal.Cancel);
        var failure = await Fails(commit);
        Must(await otherCommit == CommitOutcome.Committed, "the other is not committed");
        Must(failure switch
        {
            null => store.Times(unit) == 1,
            OperationCanceledException => store.Times(unit) == 0,
            CommitUnknownException => first is not null,
            _ => false,
        }, $"told {failure}, and it is there {store.Times(unit)} times");
    });

    [Test]
    public void A_service_that_stops_leaves_nobody_waiting() => AllHold(async () =>
    {
        var (store, units) = (new Store { Fails = _ => FailureKind.Unavailable }, new Work().Units(3));
        var writer = new Writer(store);
        var commits = units.ConvertAll(unit => Fails(writer.Commit(unit)));
        await Task.Run(writer.Dispose);
        var failures = await Task.WhenAll(commits);
        Must(failures.All(failure => failure is OperationCanceledException or Trouble), string.Join(", ", failures.Select(one => one?.Message)));
    });
}
