using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Journal.InMemory;
using Sagas.Tests.Contracts;
using Sagas.Timers;

namespace Sagas.Tests.Traces;

public sealed class When_orders_share_a_commit
{
    /// <summary>The first is committed alone, while the other two wait and are committed together.</summary>
    [Test]
    public async Task Each_has_it_in_its_own_trace_and_knows_where_the_statements_are()
    {
        using var traces = new Recorder();
        using var lifetime = new JournalLifetime();
        using var cache = new SagaCache(10);
        var store = new HeldStore();
        var writer = new GroupWriter(store, cache, new TimerAlarm(TimeProvider.System), Options.Create(new JournalOptions()), lifetime, NullLogger<GroupWriter>.Instance);
        var outcomes = new List<Task<CommitOutcome>>();
        var requests = new List<ActivityTraceId> { await traces.Request(() => outcomes.Add(writer.Commit(Unit.Of()))) };
        await store.IsAsked;
        requests.Add(await traces.Request(() => outcomes.Add(writer.Commit(Unit.Of()))));
        requests.Add(await traces.Request(() => outcomes.Add(writer.Commit(Unit.Of()))));
        store.Release();
        await Task.WhenAll(outcomes);

        var commits = requests.ConvertAll(trace => traces.Ended("journal commit").Single(commit => commit.TraceId == trace));
        Assert.That(commits.Select(commit => commit.GetTagItem("sagas.journal.batch")), Is.EqualTo(new object[] { 1, 2, 2 }));
        Assert.That(store.Within, Is.EqualTo(new[] { commits[0].Context, commits[1].Context }), "statements");
        Assert.That(commits.Select(commit => commit.Links.Select(link => link.Context)), Is.EqualTo(new ActivityContext[][] { [], [], [commits[1].Context] }));
    }

    /// <summary>A database that is slow at first.</summary>
    sealed class HeldStore : IJournalStore
    {
        readonly InMemoryJournalStore store = new();
        readonly TaskCompletionSource asked = new(), released = new();

        internal Task IsAsked => asked.Task;
        internal List<ActivityContext?> Within { get; } = [];

        internal void Release() => released.SetResult();

        public async Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation)
        {
            Within.Add(Activity.Current?.Context);
            asked.TrySetResult();
            await released.Task;
            return await store.Commit(batch, cancellation);
        }

        public Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation) where TRow : class => store.Read<TRow>(keys, cancellation);
        public Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation) => store.FindEntry(endpoint, messageId, cancellation);
        public Task<IReadOnlyList<TimerRow>> ClaimTimers(DateTimeOffset now, DateTimeOffset claimUntil, int limit, CancellationToken cancellation) => store.ClaimTimers(now, claimUntil, limit, cancellation);
        public Task<DateTimeOffset?> NextTimer(CancellationToken cancellation) => store.NextTimer(cancellation);
        public Task<IReadOnlyList<JournalEntry>> Pending(DateTimeOffset before, int limit, CancellationToken cancellation) => store.Pending(before, limit, cancellation);
        public Task MarkSent(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellation) => store.MarkSent(messageIds, cancellation);
        public bool IsTransient(Exception exception) => store.IsTransient(exception);
    }
}
