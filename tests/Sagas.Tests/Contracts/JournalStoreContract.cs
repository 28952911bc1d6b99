using Sagas.Journal;
using Sagas.Persistence;
using static Sagas.Journal.CommitOutcome;

namespace Sagas.Tests.Contracts;

/// <summary>The promises of <see cref="IJournalStore"/>, one test each; a derived fixture per store.</summary>
abstract partial class JournalStoreContract
{
    /// <summary>The store, empty.</summary>
    protected abstract Task<IJournalStore> Create();

    /// <summary>As another instance of the service sees the same database.</summary>
    protected abstract IJournalStore Other { get; }

    IJournalStore store = null!;

    [SetUp]
    public async Task CreateStore() => store = await Create();

    [Test]
    public async Task What_a_committed_unit_wrote_is_readable()
    {
        var saga = Unit.Saga(state: "Charging");
        var entry = Unit.Entry();
        Assert.That(await Commit(Unit.Of(entry, Unit.Insert(saga))), Is.EqualTo(new[] { Committed }));
        Assert.That((await Saga(saga.Id))?.State, Is.EqualTo("Charging"));
        Assert.That((await store.FindEntry("orders", entry.MessageId, default))?.MessageType, Is.EqualTo("OrderSubmitted"));
    }

    [Test]
    public async Task What_was_never_written_is_absent()
    {
        Assert.That(await store.Read<SagaRow>([Guid.NewGuid()], default), Is.Empty);
        Assert.That(await store.FindEntry("orders", Guid.NewGuid(), default), Is.Null);
    }

    [Test]
    public async Task A_message_handled_before_is_left_out_alone()
    {
        var message = Guid.NewGuid();
        await Commit(Unit.Of(Unit.Entry(message)));
        var (again, other) = (Unit.Saga(), Unit.Saga());
        Assert.That(
            await Commit(Unit.Of(Unit.Entry(message), Unit.Insert(again)), Unit.Of(Unit.Insert(other))),
            Is.EqualTo(new[] { Duplicate, Committed })
        );
        Assert.That((await store.Read<SagaRow>([again.Id, other.Id], default)).Keys, Is.EqualTo(new object[] { other.Id }));
    }

    [Test]
    public async Task The_same_message_may_be_handled_by_two_endpoints()
    {
        var message = Guid.NewGuid();
        await Commit(Unit.Of(Unit.Entry(message, "orders")));
        Assert.That(await Commit(Unit.Of(Unit.Entry(message, "confirmations"))), Is.EqualTo(new[] { Committed }));
    }

    [Test]
    public async Task Endpoints_that_differ_in_case_are_two()
    {
        var message = Guid.NewGuid();
        await Commit(Unit.Of(Unit.Entry(message, "orders")));
        Assert.That(await Commit(Unit.Of(Unit.Entry(message, "Orders"))), Is.EqualTo(new[] { Committed }));
    }

    [Test]
    public async Task A_stale_version_is_left_out_alone()
    {
        var (moved, other) = (Unit.Saga(), Unit.Saga());
        await Commit(Unit.Of(Unit.Insert(moved), Unit.Insert(other)));
        await Commit(Unit.Of(Unit.UpdateFrom(1, moved.Id, "Charging")));
        Assert.That(
            await Commit(Unit.Of(Unit.UpdateFrom(1, moved.Id, "Late")), Unit.Of(Unit.UpdateFrom(1, other.Id, "Shipping"))),
            Is.EqualTo(new[] { Conflict, Committed })
        );
        Assert.That(((await Saga(moved.Id))?.State, (await Saga(other.Id))?.State), Is.EqualTo(("Charging", "Shipping")));
    }

    [Test]
    public async Task An_update_of_a_row_that_is_not_there_is_a_conflict() =>
        Assert.That(await Commit(Unit.Of(Unit.UpdateFrom(1, Guid.NewGuid(), "Charging"))), Is.EqualTo(new[] { Conflict }));

    [Test]
    public async Task An_update_counts_the_version_up()
    {
        var saga = Unit.Saga();
        await Commit(Unit.Of(Unit.Insert(saga)));
        await Commit(Unit.Of(Unit.UpdateFrom(1, saga.Id, "Charging")));
        Assert.That(await Commit(Unit.Of(Unit.UpdateFrom(2, saga.Id, "Shipping"))), Is.EqualTo(new[] { Committed }));
        Assert.That((await Saga(saga.Id))?.Version, Is.EqualTo(3));
    }

    [Test]
    public async Task A_key_that_exists_is_left_out_alone()
    {
        var saga = Unit.Saga();
        await Commit(Unit.Of(Unit.Insert(saga)));
        var entry = Unit.Entry();
        Assert.That(
            await Commit(Unit.Of(entry, Unit.Insert(Unit.Saga(saga.Id, state: "Second"))), Unit.Of(Unit.Insert(Unit.Saga()))),
            Is.EqualTo(new[] { Conflict, Committed })
        );
        Assert.That((await Saga(saga.Id))?.State, Is.EqualTo("Reserving"));
        Assert.That(await store.FindEntry("orders", entry.MessageId, default), Is.Null, "a unit that is left out leaves nothing behind");
    }

    [Test]
    public async Task A_duplicate_and_a_conflict_in_one_batch_are_each_told_what_they_are()
    {
        var (message, saga, other) = (Guid.NewGuid(), Unit.Saga(), Unit.Saga());
        await Commit(Unit.Of(Unit.Entry(message), Unit.Insert(saga)));
        var outcomes = await Commit(
            Unit.Of(Unit.Insert(other)),
            Unit.Of(Unit.UpdateFrom(7, saga.Id, "Stale")),
            Unit.Of(Unit.Entry(message), Unit.Insert(Unit.Saga())));
        Assert.That(outcomes, Is.EqualTo(new[] { Committed, Conflict, Duplicate }));
        Assert.That(await Saga(other.Id), Is.Not.Null);
    }

    [Test]
    public async Task Five_hundred_units_share_a_commit()
    {
        var sagas = Enumerable.Range(0, 500).Select(i => Unit.Saga(state: $"State {i}")).ToList();
        Assert.That(
            await Commit([.. sagas.Select(saga => Unit.Of(Unit.Insert(saga), unit => unit.Arm(Unit.Timer(saga.Id, Unit.Now))))]),
            Is.All.EqualTo(Committed)
        );
        Assert.That(
            (await store.Read<SagaRow>([.. sagas.Select(saga => (object)saga.Id)], default)).Values.Select(saga => saga.State),
            Is.EquivalentTo(sagas.Select(saga => saga.State))
        );
    }

    [Test]
    public async Task Of_two_instances_that_change_one_saga_at_the_same_time_exactly_one_wins()
    {
        var saga = Unit.Saga();
        await Commit(Unit.Of(Unit.Insert(saga)));
        for (var version = 1; version <= 20; version++)
        {
            var outcomes = await Task.WhenAll(
                Surely(store, Unit.Of(Unit.UpdateFrom(version, saga.Id, "Here"))),
                Surely(Other, Unit.Of(Unit.UpdateFrom(version, saga.Id, "There"))));
            Assert.That(outcomes.SelectMany(o => o), Is.EquivalentTo(new[] { Committed, Conflict }));
        }
    }

    [Test]
    public async Task Of_two_instances_that_handle_one_message_at_the_same_time_exactly_one_does()
    {
        for (var round = 0; round < 20; round++)
        {
            var message = Guid.NewGuid();
            var outcomes = await Task.WhenAll(Surely(store, Unit.Of(Unit.Entry(message))), Surely(Other, Unit.Of(Unit.Entry(message))));
            Assert.That(outcomes.SelectMany(o => o), Is.EquivalentTo(new[] { Committed, Duplicate }));
        }
    }

    Task<IReadOnlyList<CommitOutcome>> Commit(params UnitOfWork[] units) => store.Commit(units, default);

    async Task<SagaRow?> Saga(Guid id) => (await store.Read<SagaRow>([id], default)).GetValueOrDefault(id);

    /// <summary>As the group writer does: what passes is tried again.</summary>
    static async Task<IReadOnlyList<CommitOutcome>> Surely(IJournalStore store, params UnitOfWork[] units)
    {
        while (true)
        {
            try
            {
                return await store.Commit(units, default);
            }
            catch (Exception failure) when (store.Classify(failure) is FailureKind.Contended)
            {
                await Task.Yield();
            }
        }
    }
}
