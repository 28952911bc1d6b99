using Sagas.Messages;
using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_a_compensation_fails
{
    sealed class InARow()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.Train();
            trip.Flight();
            trip.Hotel();
        });

    /// <summary>Whoever cancels the flight may find the hotel booked: then nothing at all is undone.</summary>
    sealed class FindsTheHotel()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.Train();
            trip.Flight().UnlessDone<HotelBooked>();
            trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId));
        });

    static async Task<SagaTest<TripState>> Undoing<TMachine>()
        where TMachine : StepStateMachine<TripState>
    {
        var trip = await SagaTest.Of<TMachine, TripState>();
        await trip.Given(Trip.Start);
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        await trip.Expects<BookFlight>().Replies(c => new FlightBooked(c.SagaId, "1A"));
        await trip.Expects<BookHotel>().Refuses("fully_booked");
        return trip;
    }

    static StepStatus StatusOf(SagaTest<TripState> trip, string step) => trip.State.Steps.Find(one => one.Name == step)!.Status;

    [Test]
    public async Task The_others_are_undone_and_then_the_saga_needs_intervention()
    {
        await using var trip = await Undoing<InARow>();
        await trip.Expects<CancelFlight>().Refuses("too_late");
        Assert.That(trip.Sent<SagaNeedsIntervention>().Single().ParkedIn, Is.EqualTo("CancelFlight"), "a human hears of it at once");
        await trip.ExpectsInAnyOrder<CancelTrain>().Replies(c => new TrainCancelled(c.SagaId));
        Assert.Multiple(() =>
        {
            Assert.That(trip.Is(SagaStatus.NeedsIntervention).ParkedIn, Is.EqualTo("CancelFlight"));
            Assert.That(StatusOf(trip, "BookFlight"), Is.EqualTo(StepStatus.CompensationFailed));
            Assert.That(StatusOf(trip, "BookTrain"), Is.EqualTo(StepStatus.Compensated));
            Assert.That(trip.Sent<SagaNeedsIntervention>(), Has.Count.EqualTo(1), "and only once");
        });
    }

    static async Task<SagaTest<TripState>> BothFailed()
    {
        var trip = await Undoing<InARow>();
        await trip.Expects<CancelFlight>().Refuses("too_late");
        await trip.ExpectsInAnyOrder<CancelTrain>().Refuses("too_late");
        Assert.That(trip.Sent<SagaNeedsIntervention>().Select(told => told.ParkedIn), Is.EqualTo(["CancelFlight", "CancelTrain"]));
        Assert.That(trip.Is(SagaStatus.NeedsIntervention).ParkedIn, Is.EqualTo("CancelFlight"));
        return trip;
    }

    [Test]
    public async Task A_retry_tries_all_that_failed_last_first()
    {
        await using var trip = await BothFailed();
        await trip.Retry("the line is open again");
        await trip.ExpectsInAnyOrder<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        await trip.ExpectsInAnyOrder<CancelTrain>().Replies(c => new TrainCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Compensated);
    }

    [Test]
    public async Task Each_one_that_failed_is_resolved_for_itself()
    {
        await using var trip = await BothFailed();
        await trip.Resolve("called the airline");
        Assert.That(trip.Is(SagaStatus.NeedsIntervention).ParkedIn, Is.EqualTo("CancelTrain"));
        await trip.Resolve("called the railway");
        trip.EndsAs(SagaStatus.Compensated);
    }

    [Test]
    public async Task One_that_is_resolved_by_hand_is_revoked_so_that_no_late_attempt_does_it_again()
    {
        await using var trip = await BothFailed();
        await trip.Resolve("called the airline", by: "ann");
        var revoked = new CommandRevoked(trip.SagaId, "CancelFlight", "ann", "called the airline");
        Assert.That(trip.Sent<CommandRevoked>(), Is.EqualTo(new[] { revoked }));
    }

    [Test]
    public async Task One_that_was_resolved_by_hand_and_done_nevertheless_is_told_to_a_human()
    {
        await using var trip = await BothFailed();
        await trip.Resolve("called the airline");
        await trip.Resolve("called the railway");
        await trip.Receives(new FlightCancelled(trip.SagaId));
        trip.Ignores("may have been done twice");
        Assert.That(trip.Sent<SagaNeedsIntervention>()[^1].Failure.Message, Does.Contain("may have been done twice"));
        trip.Is(SagaStatus.Compensated);
    }

    [Test]
    public async Task One_that_was_done_after_all_counts_whichever_the_saga_is_parked_in()
    {
        await using var trip = await BothFailed();
        await trip.Receives(new TrainCancelled(trip.SagaId));
        Assert.That(StatusOf(trip, "BookTrain"), Is.EqualTo(StepStatus.Compensated));
        Assert.That(trip.Is(SagaStatus.NeedsIntervention).ParkedIn, Is.EqualTo("CancelFlight"));
        await trip.Receives(new FlightCancelled(trip.SagaId));
        trip.Is(SagaStatus.Compensated);
    }

    [Test]
    public async Task One_that_may_find_the_last_step_done_holds_the_others_because_it_decides_about_them()
    {
        await using var trip = await Undoing<FindsTheHotel>();
        await trip.Expects<CancelFlight>().Refuses("too_late");
        Assert.That(trip.Is(SagaStatus.NeedsIntervention).ParkedIn, Is.EqualTo("CancelFlight"));
        Assert.That(trip.Sent<CancelTrain>(), Is.Empty);
    }
}
