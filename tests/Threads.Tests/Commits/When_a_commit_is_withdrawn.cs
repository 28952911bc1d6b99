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
    public void Its_thread_is_told_what_is_true(FailureKind? first) => AllHold(() =>
    {
        var tries = 0;
        return IsToldWhatIsTrue(new Store { Fails = _ => ++tries == 1 ? first : null });
    });

    [Test]
    public void Its_thread_is_told_what_is_true_though_the_answer_is_lost() => AllHold(() =>
    {
        var answers = 0;
        return IsToldWhatIsTrue(new Store { LosesAnswer = () => ++answers == 1 ? FailureKind.Unavailable : null });
    });

    [Test]
    public void A_service_that_stops_leaves_nobody_waiting() => AllHold(async () =>
    {
        var (store, units) = (new Store { Fails = _ => FailureKind.Unavailable }, new Work().Units(3));
        var writer = new Writer(store);
        var commits = units.ConvertAll(unit => Fails(writer.Commit(unit)));
        await Task.Run(writer.Dispose);
        var failures = await Task.WhenAll(commits);
        Must(failures.All(one => one is OperationCanceledException or Trouble), string.Join(", ", failures.Select(one => one?.Message)));
    });

    static async Task IsToldWhatIsTrue(Store store)
    {
        var work = new Work();
        using var writer = new Writer(store);
        using var withdrawal = new CancellationTokenSource();
        var (unit, other) = (work.Unit(), work.Unit());
        var (commit, otherCommit) = (writer.Commit(unit, withdrawal.Token), writer.Commit(other));
        await Task.Run(withdrawal.Cancel);
        var failure = await Fails(commit);
        Must(await otherCommit is CommitOutcome.Committed or CommitOutcome.Duplicate && store.Times(other) == 1, "the other is not there");
        // What still waited then is tried before this.
        await writer.Commit(work.Unit());
        Must(failure switch
        {
            null => store.Times(unit) == 1,
            OperationCanceledException => store.Times(unit) == 0,
            _ => failure is CommitUnknownException,
        }, $"told {failure}, and it is there {store.Times(unit)} times");
    }
}
