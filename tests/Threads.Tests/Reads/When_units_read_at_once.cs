using NUnit.Framework;
using Sagas.Journal;
using Threads.Tests.Doubles;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Reads;

/// <summary>Three threads read rows at once; what is wanted while a query runs shares the next.</summary>
sealed class When_units_read_at_once
{
    [Test]
    public void Each_gets_its_row() => AllHold(async () =>
    {
        var reader = new BatchLoader(Rows(), []);
        var found = await Task.WhenAll(new[] { "a", "b", "none" }.Select(key => Find<Plain>(reader, key)));
        Must(found is [{ Key: "a" }, { Key: "b" }, null], string.Join(", ", found.Select(row => row?.Key)));
    });

    [TestCase(FailureKind.Refused), TestCase(FailureKind.Unavailable)]
    public void Each_hears_of_it_when_it_cannot_be_read(FailureKind kind) => AllHold(async () =>
    {
        var reader = new BatchLoader(Rows(keys => keys.Contains("bad") ? kind : null), []);
        var bad = Task.Run(async () => await Find<Plain>(reader, "bad") is null);
        var good = Find<Plain>(reader, "a");
        Must(await Fails(bad), "the bad one was read");
        Must(await Fails(good) ? kind is FailureKind.Unavailable : (await good)!.Key == "a", "the good one suffered");
    });

    [Test]
    public void A_row_that_units_change_is_given_to_one() => AllHold(() => RowsAreOnesOwn(store => new BatchLoader(store, [])));

    [Test]
    public void A_reader_that_gives_one_row_to_two_is_found() =>
        OneFails(() => RowsAreOnesOwn(store => new GenerousLoader(store)), because: "share");

    static async Task RowsAreOnesOwn(Func<Store, IRowReader> create)
    {
        var reader = create(Rows());
        var found = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Find<Versioned>(reader, "a")));
        Must(!found.Contains(null), "a row was not found");
        Must(found.Distinct(ReferenceEqualityComparer.Instance).Count() == 3, "two units share a row");
    }

    static async Task<bool> Fails(Task reading)
    {
        try
        {
            await reading;
            return false;
        }
        catch (Trouble)
        {
            return true;
        }
    }

    static Task<TRow?> Find<TRow>(IRowReader reader, string key) where TRow : class =>
        Task.Run(async () => await reader.Find<TRow>(key, null!));

    static Store Rows(Func<IReadOnlyCollection<object>, FailureKind?>? cannotRead = null)
    {
        var store = new Store { CannotRead = cannotRead ?? (_ => null) };
        foreach (var key in new[] { "a", "b" })
        {
            store.Inner.Put(key, new Plain(key));
            store.Inner.Put(key, new Versioned { Version = 1 });
        }
        return store;
    }

    sealed record Plain(string Key);

    sealed class Versioned : IVersioned
    {
        public int Version { get; set; }
    }
}
