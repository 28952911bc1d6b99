using Sagas.Testing;

namespace Sagas.Tests.Authoring;

/// <summary>By air, else by train: what became of the flight decides what must be undone first.</summary>
public sealed class When_a_failure_is_caught
{
    sealed class Machine()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.Hotel();
            trip.Flight()
                .Catch(
                    (saga, failure) =>
                        failure.Code == "strike" ? AfterFailure.Continue
                        : failure.Code == "timeout" ? AfterFailure.CompensateStepAndContinue
                        : AfterFailure.Compensate
                );
            trip.Train().When(saga => saga.Seat is null);
        });

    static async Task<(SagaTest<TripState>, Command<BookFlight>)> Flying()
    {
        var trip = await SagaTest.Of<Machine, TripState>(options => options.Settings["Steps:BookFlight:MaximumAttempts"] = "1");
        await trip.Given(Trip.Start);
        await trip.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        return (trip, trip.Expects<BookFlight>());
    }

    [Test]
    public async Task Going_on_takes_another_step_instead()
    {
        var (trip, flight) = await Flying();
        await using var _ = trip;
        await flight.Refuses("strike");
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        trip.EndsAs(SagaStatus.Completed);
    }

    [Test]
    public async Task An_unknown_outcome_is_undone_before_going_on_and_nothing_else_is()
    {
        var (trip, _) = await Flying();
        await using var __ = trip;
        await trip.UntilNextTimer();
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        trip.EndsAs(SagaStatus.Completed);
    }

    [Test]
    public async Task Cancelling_while_one_step_is_undone_undoes_the_rest_too()
    {
        var (trip, _) = await Flying();
        await using var __ = trip;
        await trip.UntilNextTimer();
        var undo = trip.Expects<CancelFlight>();
        await trip.Cancel();
        await undo.Replies(c => new FlightCancelled(c.SagaId));
        await trip.Expects<CancelHotel>().Replies(c => new HotelCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Cancelled, "cancelled");
    }

    sealed class InParallel() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Parallel("Book", together =>
        {
            together.Flight().Catch((_, _) => AfterFailure.CompensateStepAndContinue);
            together.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId)).Catch((_, _) => AfterFailure.CompensateStepAndContinue);
        });
        trip.WaitFor<TravellerDecided>("Decision");
    });

    [Test]
    public async Task A_step_beside_it_that_needs_no_undoing_does_not_hide_that_it_does()
    {
        await using var trip = await SagaTest.Of<InParallel, TripState>(options => options.Settings["Steps:Default:MaximumAttempts"] = "1");
        await trip.Given(Trip.Start);
        var (flight, hotel) = trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await flight.Throws(new TimeoutException("slow"));
        await hotel.Throws(new TimeoutException("slow"));
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        trip.IsIn("Decision");
    }

    [Test]
    public async Task A_message_that_comes_while_one_step_is_undone_or_its_undoing_failed_counts()
    {
        await using var trip = await SagaTest.Of<InParallel, TripState>(options => options.Settings["Steps:Default:MaximumAttempts"] = "1");
        await trip.Given(Trip.Start);
        var (flight, hotel) = trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await flight.Throws(new TimeoutException("slow"));
        await hotel.Replies(c => new HotelBooked(c.SagaId));
        await trip.Expects<CancelFlight>().Refuses("too_late");
        await trip.Cancel(refused: "it needs intervention in CancelFlight: retry or resolve it.");
        await trip.Ask(new TravellerDecided(trip.SagaId, true));
        trip.Is(SagaStatus.NeedsIntervention);
        await trip.Retry();
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Completed);
    }

    [Test]
    public async Task Undoing_everything_is_what_happens_otherwise()
    {
        var (trip, flight) = await Flying();
        await using var _ = trip;
        await flight.Refuses("no_passport");
        await trip.Expects<CancelHotel>().Replies(c => new HotelCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Compensated, "no_passport");
    }
}
