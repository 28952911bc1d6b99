using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using Sagas.Journal.Sqlite;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Embedded;

/// <summary>A copy of a file that is written meanwhile.</summary>
sealed class When_a_backup_is_made
{
    SqliteFile file = null!;

    [SetUp]
    public void Create() => file = new SqliteFile();

    [TearDown]
    public void Remove() => file.Dispose();

    [Test]
    public async Task Should_hold_each_unit_entirely_or_not_at_all_while_units_are_committed()
    {
        var store = file.NewStore();
        await store.Commit([Unit.Of(Unit.Insert(new StockRow { ProductId = "A", Available = 1_000_000 }))], default);
        using var end = new CancellationTokenSource();
        var committed = 1;
        var writing = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                UnitOfWork[] units = [.. Enumerable.Range(0, 20).Select(_ => Unit.Of(Unit.Insert(Unit.Saga()), Unit.Take("A", 1)))];
                await store.Commit(units, default);
                Interlocked.Add(ref committed, units.Length);
            }
        });
        for (var i = 0; i < 5; i++)
        {
            var before = Volatile.Read(ref committed);
            SqliteBackup.Write(file.Connection, file.Beside($"{i}.backup"));
            Assert.That(await Units(file.Beside($"{i}.backup")), Is.GreaterThanOrEqualTo(before));
            await Patience.Until(() => Volatile.Read(ref committed) > before, () => "commits go on");
        }
        await end.CancelAsync();
        await writing;
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(file.Path)!, "*.unfinished"), Is.Empty);
    }

    [Test]
    public async Task Should_be_one_file_that_can_be_put_in_the_place_of_the_database()
    {
        var entry = Unit.Entry();
        await file.NewStore().Commit([Unit.Of(entry)], default);
        var backup = file.Beside("backup");
        SqliteBackup.Write(file.Connection, backup);
        Assert.That(File.Exists(backup + "-wal"), Is.False);
        await file.NewStore().Commit([Unit.Of()], default);
        SqliteConnection.ClearAllPools();
        File.Copy(backup, file.Path, overwrite: true);
        Assert.That((await file.NewStore().FindEntry("orders", entry.MessageId, default))?.MessageType, Is.EqualTo("OrderSubmitted"));
        await using var context = file.NewContext();
        Assert.That(await context.Journal.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public void Should_replace_no_older_one_and_make_none_of_nothing()
    {
        Assert.That(() => SqliteBackup.Write(file.Connection, file.Beside("copy")), Throws.TypeOf<FileNotFoundException>());
        file.NewStore();
        File.WriteAllText(file.Beside("copy"), "an older backup");
        Assert.That(() => SqliteBackup.Write(file.Connection, file.Beside("copy")), Throws.TypeOf<IOException>());
        Assert.That(File.ReadAllText(file.Beside("copy")), Is.EqualTo("an older backup"));
    }

    /// <summary>The number of units in a copy, of which each is an entry, a saga and a piece.</summary>
    async Task<int> Units(string copy)
    {
        await using var context = file.NewContext($"Data Source={copy}");
        var entries = await context.Journal.CountAsync();
        var taken = await context.Set<StockRow>().SingleAsync();
        Assert.That(await context.Sagas.CountAsync(), Is.EqualTo(entries - 1));
        Assert.That((taken.Reserved, taken.Available), Is.EqualTo(((decimal)entries - 1, 1_000_001 - entries)));
        return entries;
    }
}
