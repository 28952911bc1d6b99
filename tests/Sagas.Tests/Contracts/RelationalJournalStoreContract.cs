using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using Sagas.Journal.Sql;

namespace Sagas.Tests.Contracts;

/// <summary>A database of its own for the fixture, emptied before each test and dropped at the end.</summary>
abstract class RelationalJournalStoreContract : JournalStoreContract
{
    protected abstract ISqlDialect Dialect { get; }

    protected abstract JournalStoreContext NewContext();

    [OneTimeSetUp]
    public async Task CreateDatabase()
    {
        await using var context = NewContext();
        await context.Database.EnsureCreatedAsync();
    }

    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        await using var context = NewContext();
        await context.Database.EnsureDeletedAsync();
    }

    protected override async Task<IJournalStore> Create()
    {
        await using var context = NewContext();
        await context.Journal.ExecuteDeleteAsync();
        await context.Sagas.ExecuteDeleteAsync();
        await context.Timers.ExecuteDeleteAsync();
        await context.Set<StockRow>().ExecuteDeleteAsync();
        await context.Set<EveryTypeRow>().ExecuteDeleteAsync();
        return NewStore();
    }

    protected override IJournalStore Other => NewStore();

    RelationalJournalStore<JournalStoreContext> NewStore() => new(new Factory(NewContext), Dialect);

    sealed class Factory(Func<JournalStoreContext> create) : IDbContextFactory<JournalStoreContext>
    {
        public JournalStoreContext CreateDbContext() => create();
    }
}
