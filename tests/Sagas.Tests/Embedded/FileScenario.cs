using Microsoft.Data.Sqlite;
using Sagas.Journal;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Embedded;

/// <summary>A file of its own for each test, and what can happen to it.</summary>
abstract class FileScenario
{
    protected SqliteFile Database { get; private set; } = null!;

    [SetUp]
    public void Create() => Database = new SqliteFile();

    [TearDown]
    public void Remove() => Database.Dispose();

    protected async Task Fill() =>
        await Database.NewStore().Commit([.. Enumerable.Range(0, 200).Select(_ => Unit.Of(Large, Unit.Insert(Unit.Saga())))], default);

    /// <summary>It fits into no page that the file has already.</summary>
    protected static void Large(UnitOfWork unit) => unit.Entry.Outputs = new string('x', 20_000);

    /// <summary>The last connection that closes puts everything into the file itself.</summary>
    protected void Close()
    {
        SqliteConnection.ClearAllPools();
        Assert.That(File.Exists(Database.Path + "-wal"), Is.False);
    }

    protected void Garble(double from, double to)
    {
        Close();
        using var bytes = File.OpenWrite(Database.Path);
        var garbage = new byte[(int)(bytes.Length * (to - from))];
        new Random(1).NextBytes(garbage);
        bytes.Position = (int)(bytes.Length * from);
        bytes.Write(garbage);
    }
}
