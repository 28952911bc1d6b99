using Sagas.Journal;
using static Sagas.Journal.CommitOutcome;

namespace Sagas.Tests.Contracts;

abstract partial class JournalStoreContract
{
    readonly Guid saga = Guid.NewGuid();

    [Test]
    public async Task A_timer_is_due_when_its_time_has_come_and_not_before()
    {
        await Arm(Unit.Now.AddSeconds(10));
        Assert.That(await Claim(store, Unit.Now.AddSeconds(9)), Is.Empty);
        var due = await Claim(store, Unit.Now.AddSeconds(10));
        Assert.That(due.Select(timer => (timer.SagaId, timer.Name, timer.DueAt, timer.Destination)), Is.EqualTo(new[] { (saga, "ChargePayment", Unit.Now.AddSeconds(10), "queue:order-saga") }));
    }

    [Test]
    public async Task A_timer_that_one_instance_took_no_other_takes()
    {
        for (var i = 0; i < 50; i++)
            await Arm(Unit.Now, $"timer {i}");
        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Claim(i % 2 == 0 ? store : Other, Unit.Now, limit: 10))));
        Assert.That(claims.SelectMany(claim => claim).Select(timer => timer.Name), Is.Unique);
        Assert.That(claims, Has.All.Count.LessThanOrEqualTo(10));
    }

    [Test]
    public async Task A_claim_expires()
    {
        await Arm(Unit.Now);
        Assert.That(await Claim(store, Unit.Now), Has.Count.EqualTo(1));
        Assert.That(await Claim(Other, Unit.Now.AddSeconds(29)), Is.Empty);
        Assert.That(await Claim(Other, Unit.Now.AddSeconds(30)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Arming_again_moves_the_timer_and_clears_its_claim()
    {
        await Arm(Unit.Now);
        await Claim(store, Unit.Now);
        await Arm(Unit.Now.AddSeconds(1));
        Assert.That(await Claim(store, Unit.Now), Is.Empty);
        Assert.That(await Claim(store, Unit.Now.AddSeconds(1)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_timer_that_is_disarmed_is_gone()
    {
        await Arm(Unit.Now);
        Assert.That(await Commit(Unit.Of(unit => unit.Disarm(Unit.Timer(saga, Unit.Now)))), Is.EqualTo(new[] { Committed }));
        Assert.That(await Claim(store, Unit.Now), Is.Empty);
    }

    [Test]
    public async Task Disarming_a_timer_that_is_gone_is_no_conflict() =>
        Assert.That(await Commit(Unit.Of(unit => unit.Disarm(Unit.Timer(saga, Unit.Now)))), Is.EqualTo(new[] { Committed }));

    [Test]
    public async Task The_next_timer_is_the_earliest_that_nobody_has_taken()
    {
        Assert.That(await store.NextTimer(default), Is.Null);
        await Arm(Unit.Now.AddSeconds(20), "later");
        await Arm(Unit.Now.AddSeconds(10), "sooner");
        Assert.That(await store.NextTimer(default), Is.EqualTo(Unit.Now.AddSeconds(10)));
        await Claim(store, Unit.Now.AddSeconds(10));
        Assert.That(await store.NextTimer(default), Is.EqualTo(Unit.Now.AddSeconds(20)));
    }

    [Test]
    public async Task A_time_with_an_offset_is_the_same_instant()
    {
        await Arm(new DateTimeOffset(2026, 11, 21, 14, 0, 0, TimeSpan.FromHours(2)));
        Assert.That(await Claim(store, Unit.Now), Has.Count.EqualTo(1));
    }

    async Task Arm(DateTimeOffset due, string name = "ChargePayment") => await Commit(Unit.Of(unit => unit.Arm(Unit.Timer(saga, due, name))));

    static Task<IReadOnlyList<TimerRow>> Claim(IJournalStore store, DateTimeOffset now, int limit = 100) => store.ClaimTimers(now, now.AddSeconds(30), limit, default);
}
