using Sagas.Journal;
using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_answers_come_late_or_twice
{
    static readonly Exception Broken = new InvalidOperationException("broken");

    sealed class Together()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.Parallel("Book", together =>
            {
                together
                    .Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId), (saga, booked) => saga.Notes.Add(booked.Seat))
                    .CompensatedBy<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId))
                    .Catch((_, _) => AfterFailure.CompensateStepAndContinue);
                together.Hotel();
            });
            trip.Train().When(saga => saga.Notes.Count == 0);
        });

    /// <summary>The hotel may be found booked by whoever cancels the flight.</summary>
    sealed class InARow()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.Train();
            trip.Flight().UnlessDone<HotelBooked>();
            trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId));
        });

    sealed class SameReply()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.Train();
            trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId))
                .CompensatedBy<CancelHotel, TrainCancelled>(saga => new(saga.CorrelationId));
            trip.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId));
        });

    static async Task<SagaTest<TripState>> Started<TMachine>(string attempts = "2")
        where TMachine : StepStateMachine<TripState>
    {
        var trip = await SagaTest.Of<TMachine, TripState>(options =>
            options.Settings["Steps:Default:MaximumAttempts"] = options.Settings["Steps:DefaultCompensation:MaximumAttempts"] = attempts
        );
        await trip.Given(Trip.Start);
        return trip;
    }

    [Test]
    public async Task Two_attempts_of_a_parallel_step_that_both_answer_count_once()
    {
        await using var trip = await Started<Together>();
        var (first, hotel) = trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await first.Throws(Broken);
        await trip.After(TimeSpan.FromSeconds(1));
        await trip.Expects<BookFlight>(attempt: 2).Replies(c => new FlightBooked(c.SagaId, "1A"));
        await first.Replies(c => new FlightBooked(c.SagaId, "1A"));
        trip.Ignores("BookFlight is answered already");
        await hotel.Replies(c => new HotelBooked(c.SagaId));
        Assert.That(trip.EndsAs(SagaStatus.Completed).Notes, Is.EqualTo(["1A"]));
    }

    [Test]
    public async Task A_step_that_was_given_up_and_is_done_after_all_before_it_is_undone_stays_done()
    {
        await using var trip = await Started<Together>(attempts: "1");
        var (flight, hotel) = trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await flight.Throws(Broken);
        await flight.Replies(c => new FlightBooked(c.SagaId, "1A"));
        await hotel.Replies(c => new HotelBooked(c.SagaId));
        Assert.That(trip.EndsAs(SagaStatus.Completed).Notes, Is.EqualTo(["1A"]));
    }

    [Test]
    public async Task An_answer_to_one_step_is_none_to_the_next_with_the_same_reply()
    {
        await using var trip = await Started<SameReply>();
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        await trip.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        await trip.Expects<BookFlight>().Refuses("strike");
        var first = trip.Expects<CancelHotel>();
        await first.Throws(Broken);
        await trip.After(TimeSpan.FromSeconds(1));
        await trip.Expects<CancelHotel>(attempt: 2).Replies(c => new TrainCancelled(c.SagaId));
        await first.Replies(c => new TrainCancelled(c.SagaId));
        trip.Ignores("an answer to CancelHotel");
        trip.IsIn("CancelTrain");
    }

    [Test]
    public async Task A_step_that_is_found_done_once_its_undoing_is_over_does_not_wake_a_parked_saga()
    {
        await using var trip = await Started<InARow>(attempts: "1");
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        await trip.Expects<BookFlight>().Replies(c => new FlightBooked(c.SagaId, "1A"));
        var hotel = trip.Expects<BookHotel>();
        await trip.Cancel();
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        await trip.Expects<CancelTrain>().Refuses("too_late");
        await hotel.Replies(c => new HotelBooked(c.SagaId));
        trip.Ignores("is not what CancelTrain could find done");
        trip.Is(SagaStatus.NeedsIntervention);
    }

    [Test]
    public async Task A_timer_that_rings_in_a_parked_saga_is_removed()
    {
        await using var trip = await Started<InARow>(attempts: "1");
        await trip.Expects<BookTrain>().Throws(Broken);
        await trip.Expects<CancelTrain>().Refuses("too_late");
        await trip.Receives(new TimerElapsed(trip.SagaId, "step"));
        trip.Ignores("nothing is due");
    }
}
