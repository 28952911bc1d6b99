using Sagas.Journal;
using static Sagas.Journal.CommitOutcome;

namespace Sagas.Tests.Contracts;

abstract partial class JournalStoreContract
{
    [Test]
    public async Task Units_of_one_batch_are_added_up()
    {
        await Stock("LAPTOP-001", 5);
        Assert.That(
            await Commit(Unit.Of(Unit.Take("LAPTOP-001", 2)), Unit.Of(Unit.Take("LAPTOP-001", 1)), Unit.Of(Unit.Take("LAPTOP-001", 2))),
            Is.All.EqualTo(Committed)
        );
        Assert.That(await Left("LAPTOP-001"), Is.EqualTo((0, 5m)));
    }

    [Test]
    public async Task Only_the_unit_that_does_not_fit_is_left_out()
    {
        await Stock("LAPTOP-001", 5);
        Assert.That(
            await Commit(Unit.Of(Unit.Take("LAPTOP-001", 3)), Unit.Of(Unit.Take("LAPTOP-001", 3)), Unit.Of(Unit.Take("LAPTOP-001", 2))),
            Is.EqualTo(new[] { Committed, Conflict, Committed })
        );
        Assert.That(await Left("LAPTOP-001"), Is.EqualTo((0, 5m)));
    }

    [Test]
    public async Task A_unit_that_takes_of_two_rows_gets_both_or_none()
    {
        await Stock("LAPTOP-001", 5);
        await Stock("MOUSE-001", 1);
        Assert.That(await Commit(Unit.Of(Unit.Take("LAPTOP-001", 1), Unit.Take("MOUSE-001", 2))), Is.EqualTo(new[] { Conflict }));
        Assert.That(await Left("LAPTOP-001"), Is.EqualTo((5, 0m)));
    }

    [Test]
    public async Task What_is_put_back_in_a_batch_can_be_taken_in_it()
    {
        await Stock("LAPTOP-001", 0, reserved: 1);
        Assert.That(await Commit(Unit.Of(Unit.Take("LAPTOP-001", -1)), Unit.Of(Unit.Take("LAPTOP-001", 1))), Is.All.EqualTo(Committed));
    }

    [Test]
    public async Task A_row_that_does_not_exist_grants_nothing()
    {
        await Stock("LAPTOP-001", 5);
        Assert.That(
            await Commit(Unit.Of(Unit.Take("NO-SUCH", 1)), Unit.Of(Unit.Take("LAPTOP-001", 1))),
            Is.EqualTo(new[] { Conflict, Committed })
        );
    }

    [Test]
    public async Task Keys_that_differ_in_case_are_two()
    {
        await Stock("LAPTOP-001", 5);
        Assert.That(await Commit(Unit.Of(Unit.Take("laptop-001", 1))), Is.EqualTo(new[] { Conflict }));
        await Stock("laptop-001", 7);
        Assert.That(((await Left("LAPTOP-001")).Available, (await Left("laptop-001")).Available), Is.EqualTo((5, 7)));
    }

    [Test]
    public async Task A_message_handled_before_takes_nothing_again()
    {
        await Stock("LAPTOP-001", 5);
        var message = Guid.NewGuid();
        await Commit(Unit.Of(Unit.Entry(message), Unit.Take("LAPTOP-001", 2)));
        Assert.That(
            await Commit(Unit.Of(Unit.Entry(message), Unit.Take("LAPTOP-001", 2)), Unit.Of(Unit.Take("LAPTOP-001", 1))),
            Is.EqualTo(new[] { Duplicate, Committed })
        );
        Assert.That(await Left("LAPTOP-001"), Is.EqualTo((2, 3m)));
    }

    /// <summary>A commit whose confirmation was lost is tried again, when it has taken what it needs itself.</summary>
    [Test]
    public async Task A_message_that_took_the_last_piece_is_a_duplicate_when_it_comes_again()
    {
        await Stock("LAPTOP-001", 1);
        var unit = Unit.Of(Unit.Take("LAPTOP-001", 1));
        await Commit(unit);
        Assert.That(await Commit(unit), Is.EqualTo(new[] { Duplicate }));
    }

    [Test]
    public async Task Two_instances_that_take_of_the_same_rows_neither_deadlock_nor_take_too_much()
    {
        string[] products = ["A", "B", "C", "D"];
        foreach (var product in products)
            await Stock(product, 100);
        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(worker =>
                    Task.Run(() => TakeUntilEmpty(worker % 2 == 0 ? store : Other, worker % 4 < 2 ? products : [.. products.Reverse()]))
                )
        );
        Assert.That(taken.Sum(), Is.EqualTo(100));
        foreach (var product in products)
            Assert.That(await Left(product), Is.EqualTo((0, 100m)), product);
    }

    /// <summary>Without a retry: a deadlock would fail the test.</summary>
    static async Task<int> TakeUntilEmpty(IJournalStore store, string[] products)
    {
        for (var taken = 0; ; taken++)
        {
            if ((await store.Commit([Unit.Of([.. products.Select(product => Unit.Take(product, 1))])], default))[0] != Committed)
                return taken;
        }
    }

    async Task Stock(string product, int available, decimal reserved = 0) =>
        Assert.That(
            await Commit(
                Unit.Of(
                    Unit.Insert(
                        new StockRow
                        {
                            ProductId = product,
                            Available = available,
                            Reserved = reserved,
                        }
                    )
                )
            ),
            Is.EqualTo(new[] { Committed })
        );

    async Task<(int Available, decimal Reserved)> Left(string product)
    {
        var row = (await store.Read<StockRow>([product], default))[product];
        return (row.Available, row.Reserved);
    }
}
