using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_steps_run_together
{
    sealed class Machine() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Parallel("Book", together =>
        {
            together.Flight();
            together.Hotel();
        });
        trip.Train();
    });

    static async Task<SagaTest<TripState>> Started()
    {
        var trip = await SagaTest.Of<Machine, TripState>();
        await trip.Given(Trip.Start);
        return trip;
    }

    [Test]
    public async Task All_are_sent_at_once_and_the_next_waits_for_all_of_them()
    {
        await using var trip = await Started();
        var (flight, hotel) = trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await hotel.Replies(c => new HotelBooked(c.SagaId));
        trip.ExpectsNothing();
        trip.IsIn("Book");
        await flight.Replies(c => new FlightBooked(c.SagaId, "1A"));
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        Assert.That(trip.EndsAs(SagaStatus.Completed).Seat, Is.EqualTo("1A"));
    }

    [Test]
    public async Task One_that_is_refused_undoes_the_others_also_those_whose_outcome_is_unknown()
    {
        await using var trip = await Started();
        var (flight, hotel) = trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await hotel.Refuses("fully_booked");
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        await flight.Replies(c => new FlightBooked(c.SagaId, "1A"));
        trip.Ignores();
        Assert.That(trip.EndsAs(SagaStatus.Compensated, "fully_booked").Seat, Is.Null);
    }

    [Test]
    public async Task One_is_tried_again_while_the_other_is_done()
    {
        await using var trip = await Started();
        var (flight, hotel) = trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await hotel.Throws(new TimeoutException("slow"));
        await flight.Replies(c => new FlightBooked(c.SagaId, "1A"));
        trip.Is(SagaStatus.Retrying);
        await trip.UntilNextTimer();
        await trip.Expects<BookHotel>(attempt: 2).Replies(c => new HotelBooked(c.SagaId));
        trip.Expects<BookTrain>();
    }

    [Test]
    public async Task Two_that_are_silent_time_out_by_one_timer()
    {
        await using var trip = await Started();
        trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await trip.After(TimeSpan.FromSeconds(31));
        trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        trip.Has(saga => saga.Steps[0].Attempts == 2 && saga.Steps[1].Attempts == 2);
    }

    [Test]
    public async Task Cancelling_undoes_all_last_first()
    {
        await using var trip = await Started();
        trip.ExpectsInAnyOrder<BookFlight, BookHotel>();
        await trip.Cancel();
        await trip.Expects<CancelHotel>().Replies(c => new HotelCancelled(c.SagaId));
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Cancelled);
    }
}
