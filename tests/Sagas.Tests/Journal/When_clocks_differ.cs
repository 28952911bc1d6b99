using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sagas.Journal;
using Sagas.Journal.InMemory;
using ServiceDefaults;

namespace Sagas.Tests.Journal;

/// <summary>
/// Two instances of a service, and the machine of one goes wrong: the store's clock decides (what is due: the store's contract).
/// </summary>
sealed class When_clocks_differ
{
    [TestCase(60, "ahead of"), TestCase(-60, "behind")]
    public async Task Should_tell_the_time_by_the_stores_and_say_so_in_health(int seconds, string how)
    {
        var wrong = new WrongTime(TimeSpan.FromSeconds(seconds));
        var clock = new JournalClock(new InMemoryJournalStore(TimeProvider.System), wrong);
        Assert.That(clock.Now, Is.EqualTo(wrong.GetUtcNow()).Within(TimeSpan.FromSeconds(1)), "before it was ever compared");
        await clock.Compare(default);
        Assert.That(clock.Now, Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromSeconds(1)));
        var health = await Health(clock);
        Assert.That(health.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(health.Description, Does.StartWith($"This machine's clock is 60.0 s {how} the database's."));
    }

    [Test]
    public async Task Should_be_healthy_when_they_agree()
    {
        var clock = new JournalClock(new InMemoryJournalStore(TimeProvider.System), TimeProvider.System);
        await clock.Compare(default);
        Assert.That((await Health(clock)).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    static Task<HealthCheckResult> Health(JournalClock clock)
    {
        var check = new ClockCheck(clock);
        return check.CheckHealthAsync(
            new HealthCheckContext { Registration = new HealthCheckRegistration("clock", check, HealthStatus.Degraded, []) }
        );
    }

    sealed class WrongTime(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
