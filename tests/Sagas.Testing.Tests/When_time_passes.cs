
namespace Sagas.Testing.Tests;

public sealed class When_time_passes
{
    static readonly InvalidOperationException Defect = new("defect");

    [Test]
    public async Task Should_take_no_real_time()
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var saga = await Trip.Start(
            ("Steps:BookFlight:InitialInterval", "7.00:00:00"),
            ("Steps:BookFlight:MaximumInterval", "7.00:00:00")
        );
        await saga.Given(Trip.Wanted);
        await saga.Expects<BookFlight>().Throws(Defect);
        await saga.After(TimeSpan.FromDays(7));
        saga.Expects<BookFlight>(attempt: 2);
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(TimeSpan.FromDays(1)));
    }

    [Test]
    public async Task Should_ring_each_timer_at_its_own_time_and_in_order()
    {
        await using var saga = await Trip.Start(
            ("Steps:BookFlight:InitialInterval", "00:00:10"),
            ("Steps:BookFlight:AttemptTimeout", "00:01:00")
        );
        await saga.Given(Trip.Wanted);
        saga.Expects<BookFlight>(attempt: 1).StaysSilent();
        var began = saga.Now;
        await saga.After(TimeSpan.FromSeconds(145));
        saga.Expects<BookFlight>(attempt: 2).StaysSilent();
        saga.ExpectsNothing();
        Assert.That(
            saga.Journal.Where(e => e is { MessageType: "TimerElapsed", Ignored: null }).Select(e => (e.At - began).TotalSeconds),
            Is.EqualTo(new[] { 60, 70, 130 }),
            "lost, tried again, lost"
        );
        Assert.That(saga.Now, Is.EqualTo(began.AddSeconds(145)));
    }

    [Test]
    public async Task Should_do_nothing_a_moment_before()
    {
        await using var saga = await Trip.Start(("Steps:BookFlight:InitialInterval", "00:00:30"));
        await saga.Given(Trip.Wanted);
        await saga.Expects<BookFlight>().Throws(Defect);
        await saga.After(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        saga.ExpectsNothing();
        await saga.After(TimeSpan.FromMilliseconds(1));
        saga.Expects<BookFlight>(attempt: 2);
    }

    [Test]
    public async Task Should_pass_by_a_timer_that_rings_early()
    {
        await using var saga = await Trip.Start();
        await saga.Given(Trip.Wanted);
        await saga.After(TimeSpan.FromSeconds(20));
        await saga.FliesBy("LH 1");
        saga.Expects<BookHotel>().StaysSilent();
        await saga.UntilNextTimer();
        saga.Is(SagaStatus.Retrying);
        Assert.That(
            saga.Journal.Count(e => e is { MessageType: "TimerElapsed", Ignored: not null }),
            Is.EqualTo(1),
            "the alarm was still set for the flight"
        );
    }

    [Test]
    public async Task Should_say_that_nothing_will_ever_happen()
    {
        await using var saga = await Trip.Start();
        await saga.Given(Trip.Wanted);
        await saga.Expects<BookFlight>().Refuses("full");
        saga.EndsAs(SagaStatus.Failed, "full");
        Assert.That(Assert.ThrowsAsync<SagaTestException>(() => saga.UntilNextTimer())!.Message, Does.StartWith("No timer is set"));
    }
}
