using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Tests.Contracts;
using static Sagas.Journal.CommitOutcome;

namespace Sagas.Tests.Embedded;

/// <summary>A SQLite file with real ailments: what passes is waited out, and what does not is said.</summary>
sealed class When_a_file_is_ill : FileScenario
{
    [Test]
    public async Task Should_wait_while_there_is_no_room_and_commit_when_there_is()
    {
        var room = new Room();
        var store = Database.NewStore(interceptors: room);
        using var lifetime = new JournalLifetime();
        var trouble = new DatabaseTrouble(TimeProvider.System, Random.Shared, NullLogger<DatabaseTrouble>.Instance, store);
        var pauses = new Pauses(TimeProvider.System, Random.Shared);
        var writer = new GroupCommitter(store, [], trouble, pauses, Options.Create(new JournalOptions()), lifetime);
        room.Pages = 1;
        var commits = Enumerable.Range(0, 20).Select(_ => writer.Commit(Unit.Of(Large), default)).ToList();
        await Patience.Until(() => trouble.Words is not null, () => "it says what it waits for");
        Assert.That(trouble.Words, Does.Contain(Database.Path).And.Contains("disk is full").And.Contains("free space"));
        Assert.That(commits, Has.None.Property(nameof(Task.IsCompleted)).True, "nothing is decided");
        room.Pages = 1_000_000;
        Assert.That(await Task.WhenAll(commits), Is.All.EqualTo(Committed));
        Assert.That(trouble.Words, Is.Null);
        await using var context = Database.NewContext();
        Assert.That(await context.Journal.CountAsync(), Is.EqualTo(20));
    }

    [Test]
    public async Task Should_say_who_may_hold_it_when_it_is_locked_for_longer_than_the_timeout()
    {
        var store = Database.NewStore($"{Database.Connection};Default Timeout=1");
        using (var other = new SqliteConnection(Database.Connection))
        {
            other.Open();
            using var held = other.BeginTransaction();
            var failure = Failure(() => store.Commit([Unit.Of()], default));
            Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
            Assert.That(store.Explain(failure), Does.Contain(Database.Path).And.Contains("Another process holds the write lock"));
            Assert.That(await store.FindEntry("orders", Guid.NewGuid(), default), Is.Null, "readers do not wait for a writer");
        }
        Assert.That(await store.Commit([Unit.Of()], default), Is.EqualTo(new[] { Committed }));
    }

    [Test]
    public async Task Should_wait_for_a_lock_that_is_given_back_in_time()
    {
        var store = Database.NewStore();
        using var other = new SqliteConnection(Database.Connection);
        other.Open();
        var held = other.BeginTransaction();
        var commit = Task.Run(() => store.Commit([Unit.Of()], default));
        held.Rollback();
        Assert.That(await commit, Is.EqualTo(new[] { Committed }));
    }

    [Test]
    public void Should_say_that_it_cannot_be_written()
    {
        Database.NewStore();
        var store = Database.NewStore($"{Database.Connection};Mode=ReadOnly");
        var failure = Failure(() => store.Commit([Unit.Of()], default));
        Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
        Assert.That(store.Explain(failure), Does.Contain(Database.Path).And.Contains("the right to write"));
    }

    [Test]
    public void Should_say_that_its_folder_is_missing()
    {
        var store = Database.NewStore($"Data Source={Database.Beside("no/such/folder.db")}");
        var failure = Failure(() => store.Commit([Unit.Of()], default));
        Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
        Assert.That(store.Explain(failure), Does.Contain("its folder must exist"));
    }

    [Test]
    public async Task Should_wait_when_it_is_damaged_while_it_is_used()
    {
        var store = Database.NewStore();
        await Fill();
        Garble(from: 0.2, to: 1);
        var failure = Failure(() => store.Commit([.. Enumerable.Range(0, 200).Select(_ => Unit.Of(Large))], default));
        Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
        Assert.That(store.Explain(failure), Does.Contain("is damaged").And.Contains("backup"));
    }

    static Exception Failure(Func<Task> work) => Assert.CatchAsync(() => work())!;

    /// <summary>Limits the file to a number of pages, as a full disk does.</summary>
    sealed class Room : DbConnectionInterceptor
    {
        internal volatile int Pages = 1_000_000;

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {Pages}";
            command.ExecuteNonQuery();
            return Task.CompletedTask;
        }
    }
}
