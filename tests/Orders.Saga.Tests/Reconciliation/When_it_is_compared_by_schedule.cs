using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orders.Saga.Reconciliation;
using Orders.Saga.Reconciliation.Rules;
using Sagas;

namespace Orders.Saga.Tests.Reconciliation;

public sealed class When_it_is_compared_by_schedule
{
    Shop shop = null!;
    Reconciler reconciler = null!;
    ReconciliationSchedule schedule = null!;
    Clock clock = null!;

    [SetUp]
    public void Make()
    {
        reconciler = (shop = new()).Reconciler();
        clock = new(shop.Time);
        schedule = new(reconciler, Options.Create(shop.Options), clock, NullLogger<ReconciliationSchedule>.Instance);
    }

    [TearDown]
    public async Task Stop()
    {
        await schedule.StopAsync(CancellationToken.None);
        schedule.Dispose();
        reconciler.Dispose();
    }

    /// <summary>It begins in the background; before it has its timer, the clock moves past it.</summary>
    async Task Start()
    {
        await schedule.StartAsync(CancellationToken.None);
        await Patience.Until(() => clock.HasTimer, () => "it has begun");
    }

    async Task<ReconciliationResult> Next()
    {
        var last = reconciler.Last;
        shop.Time.Advance(shop.Options.Every);
        await Patience.Until(() => reconciler.Last != last, () => "it has run");
        return reconciler.Last!;
    }

    [Test]
    public async Task Should_go_through_all_that_is_held_a_part_at_a_time()
    {
        shop.Options.MostPerRun = 100;
        for (var i = 0; i < 250; i++)
            shop.Holding(Participant.Payments, Guid.NewGuid().Holds(("USD charged", 30)));
        await Start();
        var (first, second, third, again) = (await Next(), await Next(), await Next(), await Next());
        Assert.That(new[] { first.Found, second.Found, third.Found }, Is.EqualTo(new[] { 100, 100, 50 }));
        Assert.That(Sagas(first).Concat(Sagas(second)).Concat(Sagas(third)), Is.Unique);
        Assert.That(Sagas(again), Is.EqualTo(Sagas(first)), "it begins again");
        Assert.That(first.IsWhole, Is.False);
    }

    [Test]
    public async Task Should_look_at_the_newest_sagas_only()
    {
        (shop.Options.MostPerRun, shop.Options.Within) = (3, TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++)
            shop.With(Ended.Order(SagaStatus.Failed, order =>
                (order.CorrelationId, order.SubmittedAt) = (Guid.NewGuid(), Ended.At.AddMinutes(i))));
        await Start();
        Assert.That((await Next()).Sagas, Is.EqualTo(3));
        shop.Time.Advance(TimeSpan.FromMinutes(33));
        Assert.That((await Next()).Sagas, Is.EqualTo(2), "of those since 9:03");
    }

    [Test]
    public async Task Should_try_again_after_a_failure()
    {
        await Start();
        shop.Sagas.Failure = new TimeoutException("the database is away");
        shop.Time.Advance(shop.Options.Every);
        await Patience.Until(() => shop.Sagas.Lists > 0, () => "it has tried");
        Assert.That(reconciler.Last, Is.Null);
        shop.Sagas.Failure = null;
        await Next();
    }

    [Test]
    public async Task Should_not_run_when_it_is_off()
    {
        shop.Options.Every = TimeSpan.Zero;
        await schedule.StartAsync(CancellationToken.None);
        await schedule.ExecuteTask!;
        Assert.That(clock.HasTimer, Is.False);
    }

    static IEnumerable<Guid?> Sagas(ReconciliationResult result) => result.Differences.Select(one => one.SagaId);

    sealed class Clock(TimeProvider time) : TimeProvider
    {
        volatile bool hasTimer;

        internal bool HasTimer => hasTimer;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = time.CreateTimer(callback, state, dueTime, period);
            hasTimer = true;
            return timer;
        }
    }
}
