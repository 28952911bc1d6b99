using Microsoft.EntityFrameworkCore;
using NUnit.Framework.Constraints;
using Sagas.Journal.Sqlite;

namespace Sagas.Tests.Embedded;

/// <summary>A file that is damaged is refused before anything writes to it, with a sentence.</summary>
sealed class When_a_service_starts_on_a_file : FileScenario
{
    [Test]
    public async Task Should_refuse_to_start_when_it_is_cut_off()
    {
        await Fill();
        Close();
        using (var bytes = File.OpenWrite(Database.Path))
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
        File.WriteAllText(Database.Path, new string('x', 10_000));
        Assert.That(Start, Refuses);
        Assert.That(File.ReadAllText(Database.Path), Is.EqualTo(new string('x', 10_000)), "it is left as it is");
    }

    [Test]
    public async Task Should_start_when_it_is_sound_or_not_there_yet()
    {
        await Start();
        Assert.That(File.Exists(Database.Path), Is.False);
        await Fill();
        await Start();
    }

    [Test]
    public async Task Should_start_when_a_migration_was_killed_long_ago_but_wait_for_one_that_may_still_run()
    {
        await using var context = Database.NewContext();
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

    Task Start() =>
        new SqliteFileCheck(SqliteSettings.Of(Database.Connection).ConnectionString, TimeProvider.System).StartingAsync(default);

    IResolveConstraint Refuses =>
        Throws.TypeOf<DamagedFileException>().With.Message.Contains(Database.Path).And.Message.Contains("put a backup in its place")
            .And.Message.Contains("What was found: ");
}
