using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Sagas.Journal.Sqlite;
using Sagas.Messages;
using Sagas.Operations;
using Sagas.Persistence;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Operations;

sealed class When_many_sagas_are_asked_for : IDbContextFactory<JournalStoreContext>
{
    static readonly DateTimeOffset At = Unit.Now;

    readonly ServiceDatabase database = new("sagas");
    readonly Statements statements = new();

    public JournalStoreContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<JournalStoreContext>();
        _ = ServiceDatabase.IsSqlite ? options.UseSagasSqlite(database.Connection) : options.UseNpgsql(database.Connection);
        return new(options.AddInterceptors(statements).Options);
    }

    [OneTimeSetUp]
    public async Task CreateDatabase()
    {
        await using var context = CreateDbContext();
        await context.Database.EnsureCreatedAsync();
    }

    [OneTimeTearDown]
    public async Task DropDatabase() => await database.DisposeAsync();

    [Test]
    public async Task Only_those_are_told_that_changed_since_they_were_seen()
    {
        var (same, changed, unseen, unknown) = (await Saga("same", 3), await Saga("changed", 4), await Saga("unseen", 1), Guid.NewGuid());
        var found = await Ask(new(same, 3), new(changed, 3), new(unseen, null), new(unknown, null));
        Assert.That(
            found.Changed.Select(saga => (saga.SagaId, saga.Version, saga.Detail.BusinessId)),
            Is.EquivalentTo(new[] { (changed, 4, "changed"), (unseen, 1, "unseen") })
        );
        Assert.That(found.Unknown, Is.EqualTo(new[] { unknown }));
    }

    [Test]
    public async Task Of_one_that_went_on_as_fresh_runs_the_newest_is_told()
    {
        var (second, third) = (Guid.NewGuid(), Guid.NewGuid());
        var first = await Saga("monthly", 5, continuedAs: second);
        await Saga("monthly", 6, second, run: 2, continuedAs: third);
        await Saga("monthly", 2, third, run: 3);
        var answer = (await Ask(new SeenSaga(first, null))).Changed.Single();
        Assert.That((answer.SagaId, answer.Version, answer.Detail.SagaId, answer.Detail.Run), Is.EqualTo((first, 2, third, 3)));
        Assert.That((await Ask(new SeenSaga(third, answer.Version))).Changed, Is.Empty, "asked for by its own id, it has not changed");
    }

    [Test]
    public async Task One_that_cannot_be_read_does_not_hide_the_others()
    {
        var (damaged, sound) = (await Saga("damaged", 1), await Saga("sound", 1));
        await using (var context = CreateDbContext())
            await context.Database.ExecuteSqlAsync($"""update sagas set "Data" = 'torn' where "Id" = {damaged}""");
        var found = await Ask(new(damaged, null), new(sound, null));
        Assert.That((found.Changed.Single().SagaId, found.Unknown.Count), Is.EqualTo((sound, 0)));
    }

    [Test]
    public async Task A_hundred_cost_two_statements_and_one_when_nothing_changed()
    {
        var ids = new List<SeenSaga>();
        for (var i = 0; i < 100; i++)
            ids.Add(new SeenSaga(await Saga($"many-{i}", 1), null));
        var before = statements.Count;
        await Ask([.. ids]);
        Assert.That(statements.Count - before, Is.EqualTo(2));
        await Ask([.. ids.Select(saga => saga with { Version = 1 })]);
        Assert.That(statements.Count - before, Is.EqualTo(3));
    }

    Task<SagasFound> Ask(params SeenSaga[] seen) =>
        new SagaReader<JournalStoreContext>(this, [], NullLogger<SagaReader<JournalStoreContext>>.Instance).Changes(
            seen,
            CancellationToken.None
        );

    async Task<Guid> Saga(string name, int version, Guid? id = null, int run = 1, Guid? continuedAs = null)
    {
        var saga = new Trivial
        {
            CorrelationId = id ?? Guid.NewGuid(), Kind = "Trivial", BusinessId = name, CurrentState = "Working", Version = version,
            SubmittedAt = At.AddDays(run), UpdatedAt = At.AddDays(run), Run = run, ContinuedAs = continuedAs,
        };
        await using var context = CreateDbContext();
        context.Add(SagaRows.Write(saga));
        await context.SaveChangesAsync();
        return saga.CorrelationId;
    }

    sealed class Trivial : SagaState;
}
