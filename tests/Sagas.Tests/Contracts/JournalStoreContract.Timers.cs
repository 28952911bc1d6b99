using Sagas.Journal;
using static Sagas.Journal.CommitOutcome;

namespace Sagas.Tests.Contracts;

abstract partial class JournalStoreContract
{
    readonly Guid saga = Guid.NewGuid();

    [Test]
    public async Task A_timer_is_due_when_its_time_has_come_and_not_before()
    {
        var now = await Now();
        await Arm(now.AddMinutes(1));
        Assert.That(await Claim(store), Is.Empty);
        await Arm(now);
        var due = await Claim(store);
        Assert.That(
            due.Select(timer => (timer.SagaId, timer.Name, timer.DueAt, timer.Destination)),
            Is.EqualTo(new[] { (saga, "ChargePayment", now, "queue:order-saga") })
        );
    }

    [Test]
    public async Task A_timer_that_one_instance_took_no_other_takes()
    {
        for (var i = 0; i < 50; i++)
            await Arm(await Now(), $"timer {i}");
        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Claim(i % 2 == 0 ? store : Other, limit: 10))));
        Assert.That(claims.SelectMany(claim => claim).Select(timer => timer.Name), Is.Unique);
        Assert.That(claims, Has.All.Count.LessThanOrEqualTo(10));
    }

    [Test]
    public async Task A_claim_expires()
    {
        await Arm(await Now());
        Assert.That(await store.ClaimTimers(TimeSpan.FromMinutes(1), 100, default), Has.Count.EqualTo(1));
        Assert.That(await Claim(Other), Is.Empty);
        await Arm(await Now());
        Assert.That(await store.ClaimTimers(TimeSpan.Zero, 100, default), Has.Count.EqualTo(1));
        Assert.That(await Claim(Other), Has.Count.EqualTo(1), "a claim of no time is over at once");
    }

    [Test]
    public async Task Arming_again_moves_the_timer_and_clears_its_claim()
    {
        await Arm(await Now());
        await Claim(store);
        await Arm((await Now()).AddMinutes(1));
        Assert.That(await Claim(store), Is.Empty);
        await Arm(await Now());
        Assert.That(await Claim(store), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_timer_that_is_disarmed_is_gone()
    {
        await Arm(Unit.Now);
        Assert.That(await Commit(Unit.Of(unit => unit.Disarm(Unit.Timer(saga, Unit.Now)))), Is.EqualTo(new[] { Committed }));
        Assert.That(await Claim(store), Is.Empty);
    }

    [Test]
    public async Task Disarming_a_timer_that_is_gone_is_no_conflict() =>
        Assert.That(await Commit(Unit.Of(unit => unit.Disarm(Unit.Timer(saga, Unit.Now)))), Is.EqualTo(new[] { Committed }));

    [Test]
    public async Task The_next_timer_is_the_earliest_that_nobody_has_taken()
    {
        Assert.That(await store.NextTimer(default), Is.Null);
        var now = await Now();
        await Arm(now.AddMinutes(1), "later");
        await Arm(now, "sooner");
        Assert.That(await store.NextTimer(default), Is.EqualTo(now));
        await Claim(store);
        Assert.That(await store.NextTimer(default), Is.EqualTo(now.AddMinutes(1)));
    }

    [Test]
    public async Task A_time_with_an_offset_is_the_same_instant()
    {
        await Arm((await Now()).AddMinutes(-1).ToOffset(TimeSpan.FromHours(2)));
        Assert.That(await Claim(store), Has.Count.EqualTo(1));
        await Arm((await Now()).AddMinutes(1).ToOffset(TimeSpan.FromHours(-2)));
        Assert.That(await Claim(store), Is.Empty);
    }

    async Task Arm(DateTimeOffset due, string name = "ChargePayment") =>
        await Commit(Unit.Of(unit => unit.Arm(Unit.Timer(saga, due, name))));

    static Task<IReadOnlyList<TimerRow>> Claim(IJournalStore store, int limit = 100) =>
        store.ClaimTimers(TimeSpan.FromSeconds(30), limit, default);

    /// <summary>By the store's clock, which decides; as exact as a database column.</summary>
    async Task<DateTimeOffset> Now()
    {
        var now = await store.Now(default);
        return new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }
}
