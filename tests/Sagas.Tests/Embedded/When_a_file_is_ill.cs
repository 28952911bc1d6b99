using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework.Constraints;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Journal.Sqlite;
using Sagas.Tests.Contracts;
using static Sagas.Journal.CommitOutcome;

namespace Sagas.Tests.Embedded;

/// <summary>A SQLite file with real ailments: what passes is waited out, and what does not is said.</summary>
sealed class When_a_file_is_ill
{
    SqliteFile file = null!;

    [SetUp]
    public void Create() => file = new SqliteFile();

    [TearDown]
    public void Remove() => file.Dispose();

    [Test]
    public async Task Should_wait_while_there_is_no_room_and_commit_when_there_is()
    {
        var room = new Room();
        var store = file.NewStore(interceptors: room);
        using var lifetime = new JournalLifetime();
        var trouble = new DatabaseTrouble(TimeProvider.System, Random.Shared, NullLogger<DatabaseTrouble>.Instance, store);
        var pauses = new Pauses(TimeProvider.System, Random.Shared);
        var writer = new GroupCommitter(store, [], trouble, pauses, Options.Create(new JournalOptions()), lifetime);
        room.Pages = 1;
        var commits = Enumerable.Range(0, 20).Select(_ => writer.Commit(Unit.Of(Large), default)).ToList();
        await Patience.Until(() => trouble.Words is not null, () => "it says what it waits for");
        Assert.That(trouble.Words, Does.Contain(file.Path).And.Contains("disk is full").And.Contains("free space"));
        Assert.That(commits, Has.None.Property(nameof(Task.IsCompleted)).True, "nothing is decided");
        room.Pages = 1_000_000;
        Assert.That(await Task.WhenAll(commits), Is.All.EqualTo(Committed));
        Assert.That(trouble.Words, Is.Null);
        await using var context = file.NewContext();
        Assert.That(await context.Journal.CountAsync(), Is.EqualTo(20));
    }

    [Test]
    public async Task Should_say_who_may_hold_it_when_it_is_locked_for_longer_than_the_timeout()
    {
        var store = file.NewStore($"{file.Connection};Default Timeout=1");
        using (var other = new SqliteConnection(file.Connection))
        {
            other.Open();
            using var held = other.BeginTransaction();
            var failure = Failure(() => store.Commit([Unit.Of()], default));
            Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
            Assert.That(store.Explain(failure), Does.Contain(file.Path).And.Contains("Another process holds the write lock"));
            Assert.That(await store.FindEntry("orders", Guid.NewGuid(), default), Is.Null, "readers do not wait for a writer");
        }
        Assert.That(await store.Commit([Unit.Of()], default), Is.EqualTo(new[] { Committed }));
    }

    [Test]
    public async Task Should_wait_for_a_lock_that_is_given_back_in_time()
    {
        var store = file.NewStore();
        using var other = new SqliteConnection(file.Connection);
        other.Open();
        var held = other.BeginTransaction();
        var commit = Task.Run(() => store.Commit([Unit.Of()], default));
        held.Rollback();
        Assert.That(await commit, Is.EqualTo(new[] { Committed }));
    }

    [Test]
    public void Should_say_that_it_cannot_be_written()
    {
        file.NewStore();
        var store = file.NewStore($"{file.Connection};Mode=ReadOnly");
        var failure = Failure(() => store.Commit([Unit.Of()], default));
        Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
        Assert.That(store.Explain(failure), Does.Contain(file.Path).And.Contains("the right to write"));
    }

    [Test]
    public void Should_say_that_its_folder_is_missing()
    {
        var store = file.NewStore($"Data Source={file.Beside("no/such/folder.db")}");
        var failure = Failure(() => store.Commit([Unit.Of()], default));
        Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
        Assert.That(store.Explain(failure), Does.Contain("its folder must exist"));
    }

    [Test]
    public async Task Should_wait_when_it_is_damaged_while_it_is_used()
    {
        var store = file.NewStore();
        await Fill();
        Garble(from: 0.2, to: 1);
        var failure = Failure(() => store.Commit([.. Enumerable.Range(0, 200).Select(_ => Unit.Of(Large))], default));
        Assert.That(store.Classify(failure), Is.EqualTo(FailureKind.Unavailable));
        Assert.That(store.Explain(failure), Does.Contain("is damaged").And.Contains("backup"));
    }

    [Test]
    public async Task Should_refuse_to_start_when_it_is_cut_off()
    {
        await Fill();
        Close();
        using (var bytes = File.OpenWrite(file.Path))
            bytes.SetLength(bytes.Length / 2);
        Assert.That(Start, Refuses);
    }

    [Test]
    public async Task Should_refuse_to_start_when_a_part_in_the_middle_is_garbled()
    {
        await Fill();
        Garble(from: 0.5, to: 0.6);
        Assert.That(Start, Refuses);
    }

    [Test]
    public void Should_refuse_to_start_when_it_is_something_else()
    {
        File.WriteAllText(file.Path, new string('x', 10_000));
        Assert.That(Start, Refuses);
        Assert.That(File.ReadAllText(file.Path), Is.EqualTo(new string('x', 10_000)), "it is left as it is");
    }

    [Test]
    public async Task Should_start_when_it_is_sound_or_not_there_yet()
    {
        await Start();
        Assert.That(File.Exists(file.Path), Is.False);
        await Fill();
        await Start();
    }

    [Test]
    public async Task Should_start_when_a_migration_was_killed_long_ago_but_wait_for_one_that_may_still_run()
    {
        await using var context = file.NewContext();
        await context.Database.EnsureCreatedAsync();
        await context.Database.ExecuteSqlRawAsync(
            """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL)"""
        );
        await Mark(TimeProvider.System.GetUtcNow());
        var start = Start();
        Assert.That(start.IsCompleted, Is.False);
        await Mark(TimeProvider.System.GetUtcNow().AddMinutes(-2));
        await start;
        var marks = context.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "__EFMigrationsLock" """);
        Assert.That(await marks.SingleAsync(), Is.Zero);

        Task Mark(DateTimeOffset at) =>
            context.Database.ExecuteSqlAsync($"""INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, {at})""");
    }

    [TestCase(""), TestCase("Data Source=:memory:"), TestCase("Data Source=a;Mode=Memory")]
    public void Should_be_a_file(string connection) =>
        Assert.That(() => SqliteSettings.Of(connection), Throws.InvalidOperationException.With.Message.Contains("names no file"));

    Task Start() => new SqliteFileCheck(SqliteSettings.Of(file.Connection).ConnectionString, TimeProvider.System).StartingAsync(default);

    IResolveConstraint Refuses =>
        Throws.TypeOf<DamagedFileException>().With.Message.Contains(file.Path).And.Message.Contains("put a backup in its place")
            .And.Message.Contains("What was found: ");

    async Task Fill() =>
        await file.NewStore().Commit([.. Enumerable.Range(0, 200).Select(_ => Unit.Of(Large, Unit.Insert(Unit.Saga())))], default);

    /// <summary>It fits into no page that the file has already.</summary>
    static void Large(UnitOfWork unit) => unit.Entry.Outputs = new string('x', 20_000);

    static Exception Failure(Func<Task> work) => Assert.CatchAsync(() => work())!;

    /// <summary>The last connection that closes puts everything into the file itself.</summary>
    void Close()
    {
        SqliteConnection.ClearAllPools();
        Assert.That(File.Exists(file.Path + "-wal"), Is.False);
    }

    void Garble(double from, double to)
    {
        Close();
        using var bytes = File.OpenWrite(file.Path);
        var garbage = new byte[(int)(bytes.Length * (to - from))];
        new Random(1).NextBytes(garbage);
        bytes.Position = (int)(bytes.Length * from);
        bytes.Write(garbage);
    }

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
