using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using Sagas.Journal.Sql;
using Sagas.Journal.Sqlite;
using Sagas.Tests.Contracts;

namespace Sagas.Tests;

/// <summary>
/// What the tests start as a process of its own, to kill it: <c>dotnet Sagas.Tests.dll FILE FIRST</c> commits units for the messages FIRST,
/// FIRST + 1, ... and writes the number of each that is acknowledged.
/// </summary>
static class Program
{
    static async Task Main(string[] args)
    {
        var store = new RelationalJournalStore<JournalStoreContext>(new Factory(args[0]), new SqliteDialect(args[0]));
        for (var next = int.Parse(args[1], null); ; )
        {
            // Batches of several sizes, as the group committer makes them.
            var numbers = Enumerable.Range(next, 1 + next % 7).ToList();
            await store.Commit([.. numbers.Select(UnitOf)], default);
            foreach (var number in numbers)
                await System.Console.Out.WriteLineAsync($"{number}");
            await System.Console.Out.FlushAsync();
            next += numbers.Count;
        }
    }

    internal static Guid MessageOf(int number) => new(number, 0, 0, new byte[8]);

    static UnitOfWork UnitOf(int number) =>
        Unit.Of(Unit.Entry(MessageOf(number)), Unit.Insert(Unit.Saga(MessageOf(number))), Unit.Take("A", 1));

    sealed class Factory(string path) : IDbContextFactory<JournalStoreContext>
    {
        public JournalStoreContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<JournalStoreContext>();
            options.UseSagasSqlite($"Data Source={path}");
            return new JournalStoreContext(options.Options);
        }
    }
}
