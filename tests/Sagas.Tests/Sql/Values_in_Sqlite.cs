using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using Sagas.Journal.Sqlite;
using Sagas.Tests.Contracts;

namespace Sagas.Tests.Sql;

/// <summary>What is stored compares, orders and adds up as it does in PostgreSQL.</summary>
sealed class Values_in_Sqlite
{
    [TestCase("0", 0), TestCase("12.34", 123_400), TestCase("-0.0001", -1), TestCase("99999999999999.9999", 999_999_999_999_999_999)]
    [TestCase("0.00005", 1, Description = "rounded as by PostgreSQL"), TestCase("-0.00004", 0)]
    public void An_amount_is_a_whole_number_of_its_last_decimal(string amount, long stored)
    {
        Assert.That(StoredAmount.Store(decimal.Parse(amount, null), 18, 4), Is.EqualTo(stored));
        Assert.That(StoredAmount.Store(StoredAmount.Load(stored, 4), 18, 4), Is.EqualTo(stored));
    }

    [TestCase("100000000000000"), TestCase("-79228162514264337593543950335"), TestCase("99999999999999.99995")]
    public void An_amount_with_too_many_digits_is_refused_as_the_units_own(string amount)
    {
        var refused = Assert.Catch(() => StoredAmount.Store(decimal.Parse(amount, null), 18, 4))!;
        Assert.That(refused.Message, Does.Contain(amount).And.Contains("18 digits, 4 of them decimals"));
        Assert.That(SqliteErrors.Classify(refused), Is.EqualTo(FailureKind.Refused));
    }

    [Test]
    public void An_amount_comes_back_with_all_its_decimals() =>
        Assert.That($"{StoredAmount.Load(StoredAmount.Store(1.5m, 18, 4), 4)}", Is.EqualTo($"{1.5000m}"));

    [Test]
    public void An_instant_is_as_exact_as_in_PostgreSql()
    {
        var instant = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        var back = StoredInstant.Load(StoredInstant.Store(instant));
        Assert.That(back, Is.EqualTo(instant.AddTicks(-7)));
        Assert.That(back.Offset, Is.EqualTo(TimeSpan.Zero));
        DateTimeOffset[] others = [DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(-10)];
        Assert.That(others.Select(other => StoredInstant.Load(StoredInstant.Store(other))), Is.EqualTo(others));
    }

    [Test]
    public async Task The_clock_is_that_of_the_machine()
    {
        using var file = new SqliteFile();
        var store = file.NewStore();
        var before = TimeProvider.System.GetUtcNow();
        var now = await store.Now(default);
        Assert.That(now, Is.InRange(before.AddMilliseconds(-1), TimeProvider.System.GetUtcNow()));
    }

    [Test]
    public async Task Ids_order_as_in_PostgreSql_and_in_C()
    {
        using var file = new SqliteFile();
        var store = file.NewStore();
        var ids = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();
        await store.Commit([.. ids.Select(id => Unit.Of(Unit.Insert(Unit.Saga(id))))], default);
        await using var context = file.NewContext();
        ids.Sort();
        Assert.That(await context.Sagas.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(), Is.EqualTo(ids));
        Assert.That(await context.Sagas.CountAsync(row => row.Id.CompareTo(ids[20]) < 0), Is.EqualTo(20));
    }

    [Test]
    public async Task Letters_beyond_ASCII_have_a_small_form_and_case_counts_elsewhere()
    {
        using var file = new SqliteFile();
        var row = new EveryTypeRow { Id = Guid.NewGuid(), Name = "Müller", Text = "MÜLLER" };
        await file.NewStore().Commit([Unit.Of(Unit.Insert(row))], default);
        await using var context = file.NewContext();
        var rows = context.Set<EveryTypeRow>();
#pragma warning disable CA1304, CA1311, CA1862 // A query: the database converts and compares.
        Assert.That(await rows.CountAsync(x => x.Text!.ToLower().Contains("müller")), Is.EqualTo(1));
#pragma warning restore CA1304, CA1311, CA1862
        Assert.That(await rows.CountAsync(x => x.Text!.StartsWith("mül")), Is.Zero);
        Assert.That(await rows.CountAsync(x => x.Text!.StartsWith("MÜL")), Is.EqualTo(1));
    }
}
