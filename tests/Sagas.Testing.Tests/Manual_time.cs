namespace Sagas.Testing.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Manual_time
{
    readonly ManualTime time = new(DateTimeOffset.UnixEpoch);

    [Test]
    public void Rings_timers_in_the_order_of_their_times_each_at_its_time()
    {
        var rung = new List<(string, double)>();
        using var late = time.CreateTimer(_ => rung.Add(("late", Seconds())), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var early = time.CreateTimer(_ => rung.Add(("early", Seconds())), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(rung, Is.EqualTo(new[] { ("early", 2d), ("early", 4d), ("late", 5d) }));
    }

    [Test]
    public async Task Ends_delays()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), time);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.That(delay.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }

    [Test]
    public void Does_not_go_back()
    {
        time.Advance(TimeSpan.FromSeconds(5));
        time.GoTo(DateTimeOffset.UnixEpoch);
        Assert.That(Seconds(), Is.EqualTo(5));
    }

    [Test]
    public void Forgets_a_timer_that_is_stopped()
    {
        var rung = 0;
        var timer = time.CreateTimer(_ => rung++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        timer.Dispose();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(rung, Is.EqualTo(1));
    }

    double Seconds() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
}
