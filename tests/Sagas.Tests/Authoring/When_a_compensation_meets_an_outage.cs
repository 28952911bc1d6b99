using Sagas.Messages;
using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_a_compensation_meets_an_outage
{
    sealed class Machine()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.Flight();
            trip.Hotel();
        });

    static async Task<SagaTest<TripState>> Undoing(params (string Name, string Value)[] settings)
    {
        var trip = await SagaTest.Of<Machine, TripState>(options => Array.ForEach(settings, one => options.Settings[one.Name] = one.Value));
        await trip.Given(Trip.Start);
        await trip.Expects<BookFlight>().Replies(c => new FlightBooked(c.SagaId, "1A"));
        await trip.Expects<BookHotel>().Refuses("fully_booked");
        return trip;
    }

    [Test]
    public async Task It_is_tried_for_days_with_pauses_of_minutes_and_nothing_is_parked()
    {
        await using var trip = await Undoing();
        await trip.After(TimeSpan.FromDays(2));
        Assert.That(trip.Sent<CancelFlight>(), Has.Count.InRange(400, 600), "every five and a half minutes");
        Assert.That(trip.Sent<SagaNeedsIntervention>(), Is.Empty);
        await trip.Receives(new FlightCancelled(trip.SagaId));
        Assert.That(trip.State.Status, Is.EqualTo(SagaStatus.Compensated));
    }

    [Test]
    public async Task The_saga_is_retrying_and_says_since_when()
    {
        await using var trip = await Undoing();
        await trip.Expects<CancelFlight>().Throws(new InvalidOperationException("no line"));
        var since = trip.Is(SagaStatus.Retrying).Steps.Find(step => step.Name == "CancelFlight")!.StartedAt;
        Assert.That(since, Is.Not.Null);
    }

    [Test]
    public async Task A_human_is_told_once_after_a_quarter_of_an_hour()
    {
        await using var trip = await Undoing();
        await trip.After(TimeSpan.FromMinutes(14));
        Assert.That(trip.Sent<StepKeepsFailing>(), Is.Empty);
        await trip.After(TimeSpan.FromHours(5));
        var told = trip.Sent<StepKeepsFailing>().Single();
        Assert.That((told.Step, told.Failure.Code), Is.EqualTo(("CancelFlight", "timeout")));
        Assert.That(told.At - told.Since, Is.InRange(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(21)));
    }

    [Test]
    public async Task A_limit_that_an_operator_sets_parks_the_saga()
    {
        await using var trip = await Undoing(("Steps:DefaultCompensation:MaximumAttempts", "2"));
        await trip.After(TimeSpan.FromHours(1));
        Assert.That(trip.State.Status, Is.EqualTo(SagaStatus.NeedsIntervention));
    }
}
