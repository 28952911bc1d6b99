using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Tests.Contracts;
using static Sagas.Journal.CommitOutcome;
using static Sagas.Journal.FailureKind;

namespace Sagas.Tests.Journal;

/// <summary>The group writer, on a store that fails.</summary>
sealed class When_units_are_committed_together
{
    TroubledStore store = null!;
    JournalLifetime lifetime = null!;
    DatabaseTrouble trouble = null!;
    GroupCommitter writer = null!;

    [SetUp]
    public void Create()
    {
        (store, lifetime, trouble) = (
            new TroubledStore(),
            new JournalLifetime(),
            new DatabaseTrouble(TimeProvider.System, Random.Shared, NullLogger<DatabaseTrouble>.Instance)
        );
        var pauses = new Pauses(TimeProvider.System, Random.Shared);
        writer = new GroupCommitter(store, [], trouble, pauses, Options.Create(new JournalOptions()), lifetime);
    }

    [TearDown]
    public void Dispose() => lifetime.Dispose();

    [Test]
    public async Task Should_fail_alone_what_the_database_refuses()
    {
        var (refused, others) = (Unit.Of(), Units(20));
        store.Fails = batch => batch.Contains(refused) ? new Trouble(Refused) : null;
        var commits = Commit([.. others[..10], refused, .. others[10..]]);
        Assert.That(async () => await commits[10], Throws.InstanceOf<Trouble>());
        commits.RemoveAt(10);
        Assert.That(await Task.WhenAll(commits), Is.All.EqualTo(Committed));
        Assert.That(trouble.Words, Is.Null, "the database is well");
    }

    [TestCase(Unavailable), TestCase(Contended)]
    public async Task Should_decide_nothing_until_the_database_can_be_used(FailureKind kind)
    {
        store.Fails = _ => store.Tries < 4 ? new Trouble(kind) : null;
        Assert.That(await Task.WhenAll(Commit(Units(20))), Is.All.EqualTo(Committed));
        Assert.That(store.Committed, Is.Unique.And.Count.EqualTo(20));
    }

    [Test]
    public async Task Should_say_what_ails_the_database_while_it_does()
    {
        store.Fails = _ => new Trouble(Unavailable);
        var commit = Commit(Units(1));
        while (trouble.Words is null)
            await Task.Yield();
        Assert.That(trouble.Words, Is.EqualTo("The database is Unavailable."));
        store.Fails = _ => null;
        await Task.WhenAll(commit);
        Assert.That(trouble.Words, Is.Null);
    }

    [Test]
    public async Task Should_let_others_pass_by_what_the_database_cannot_bear()
    {
        var (unbearable, others) = (Unit.Of(), Units(50));
        store.Fails = batch => batch.Contains(unbearable) ? new Trouble(Unavailable) : null;
        var commits = Commit([.. others[..25], unbearable, .. others[25..]]);
        Assert.That(await Task.WhenAll(commits.Where((_, i) => i != 25)), Is.All.EqualTo(Committed));
        Assert.That(commits[25].IsCompleted, Is.False, "it waits, but holds up nobody");
        store.Fails = _ => null;
        Assert.That(await commits[25], Is.EqualTo(Committed));
    }

    [Test]
    public async Task Should_never_commit_what_was_withdrawn_while_it_waited()
    {
        var (gate, withdrawal) = (new TaskCompletionSource(), new CancellationTokenSource());
        store.Gate = gate.Task;
        var first = Commit(Units(1));
        while (store.Tries == 0)
            await Task.Yield();
        var second = Unit.Of();
        var commit = writer.Commit(second, withdrawal.Token);
        await withdrawal.CancelAsync();
        Assert.That(async () => await commit, Throws.InstanceOf<OperationCanceledException>());
        gate.SetResult();
        await Task.WhenAll([.. first, .. Commit(Units(1))]);
        Assert.That(store.Committed, Does.Not.Contain(second.Entry.MessageId));
        withdrawal.Dispose();
    }

    [Test]
    public async Task Should_not_claim_to_know_what_became_of_a_commit_that_was_tried_and_then_withdrawn()
    {
        using var withdrawal = new CancellationTokenSource();
        store.Fails = _ => new Trouble(Unavailable);
        var commit = writer.Commit(Unit.Of(), withdrawal.Token);
        while (store.Tries == 0)
            await Task.Yield();
        await withdrawal.CancelAsync();
        Assert.That(async () => await commit, Throws.InstanceOf<CommitUnknownException>());
    }

    [Test]
    public void Should_release_all_when_the_service_stops()
    {
        store.Fails = _ => new Trouble(Unavailable);
        var commits = Commit(Units(5));
        lifetime.Dispose();
        lifetime = new JournalLifetime();
        Assert.That(async () => await Task.WhenAll(commits), Throws.InstanceOf<OperationCanceledException>().Or.InstanceOf<Trouble>());
    }

    static List<UnitOfWork> Units(int count) => [.. Enumerable.Range(0, count).Select(_ => Unit.Of())];

    List<Task<CommitOutcome>> Commit(List<UnitOfWork> units) => units.ConvertAll(unit => writer.Commit(unit, default));
}
