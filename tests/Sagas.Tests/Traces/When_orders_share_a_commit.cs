using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Tests.Contracts;
using Sagas.Tests.Journal;

namespace Sagas.Tests.Traces;

public sealed class When_orders_share_a_commit
{
    /// <summary>The first is committed alone, while the other two wait and are committed together.</summary>
    [Test]
    public async Task Each_has_it_in_its_own_trace_and_knows_where_the_statements_are()
    {
        using var traces = new Recorder();
        using var lifetime = new JournalLifetime();
        var (held, within) = (new TaskCompletionSource(), new List<ActivityContext?>());
        var store = new TroubledStore { Gate = held.Task, Fails = _ => { within.Add(Activity.Current?.Context); return null; } };
        var trouble = new DatabaseTrouble(TimeProvider.System, Random.Shared, NullLogger<DatabaseTrouble>.Instance);
        var pauses = new Pauses(TimeProvider.System, Random.Shared);
        var writer = new GroupCommitter(store, [], trouble, pauses, Options.Create(new JournalOptions()), lifetime);
        var outcomes = new List<Task<CommitOutcome>>();
        var requests = new List<ActivityTraceId> { await traces.Request(() => outcomes.Add(writer.Commit(Unit.Of(), default))) };
        while (store.Tries == 0)
            await Task.Yield();
        requests.Add(await traces.Request(() => outcomes.Add(writer.Commit(Unit.Of(), default))));
        requests.Add(await traces.Request(() => outcomes.Add(writer.Commit(Unit.Of(), default))));
        held.SetResult();
        await Task.WhenAll(outcomes);

        var commits = requests.ConvertAll(trace => traces.Ended("journal commit").Single(commit => commit.TraceId == trace));
        Assert.That(commits.Select(commit => commit.GetTagItem("sagas.journal.batch")), Is.EqualTo(new object[] { 1, 2, 2 }));
        Assert.That(within, Is.EqualTo(new[] { commits[0].Context, commits[1].Context }), "statements");
        Assert.That(
            commits.Select(commit => commit.Links.Select(link => link.Context)),
            Is.EqualTo(new ActivityContext[][] { [], [], [commits[1].Context] })
        );
    }
}
