using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_a_step_does_not_apply
{
    sealed class Machine() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Train().When(saga => saga.Seat is not null).PointOfNoReturn("the train has left");
        trip.Parallel("Book", together =>
        {
            together.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId)).When(_ => false);
            together.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId)).When(_ => false);
        });
        trip.WaitFor<TravellerDecided>("Decision", (saga, decided) => saga.WindowSeat = decided.WindowSeat);
        trip.WaitForApproval("Approval").When(saga => saga.WindowSeat == true);
    });

    static async Task<SagaTest<TripState>> Deciding()
    {
        var trip = await SagaTest.Of<Machine, TripState>();
        await trip.Given(Trip.Start);
        trip.IsIn("Decision");
        return trip;
    }

    [Test]
    public async Task It_is_no_point_of_no_return()
    {
        await using var trip = await Deciding();
        await trip.Cancel();
        trip.EndsAs(SagaStatus.Cancelled);
    }

    [Test]
    public async Task One_that_turns_out_to_apply_is_shown_from_then_on()
    {
        await using var trip = await Deciding();
        await trip.Receives(new TravellerDecided(trip.SagaId, true));
        trip.IsIn("Approval");
        trip.Has(saga =>
            !saga.Steps.Single(step => step.Name == "Approval").IsHidden && saga.Steps.Single(step => step.Name == "BookTrain").IsHidden
        );
    }
}
