using Sagas.Messages;
using Sagas.Steps;
using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_a_child_runs_beside_a_step
{
    sealed class Machine() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Together("Prepare", together =>
        {
            together.Child<ArrangeVisa, string>("Visa", "Visa", saga => saga.Visa(), (saga, number) => saga.Notes.Add(number));
            together.Hotel();
        });
    });

    sealed class VisaMachine() : StepStateMachine<VisaState>(visa =>
    {
        visa.StartsWith<ArrangeVisa>(start => start.VisaId, (_, _) => { });
        visa.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId)).UndoneBy<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId));
        visa.Returns(saga => $"V-{saga.BusinessId}");
    });

    static async Task<SagaTest<TripState>> Started()
    {
        var trip = await SagaTest.Of<Machine, TripState>(options => options.With<VisaMachine, VisaState>());
        await trip.Given(Trip.Start);
        return trip;
    }

    [Test]
    public async Task The_parent_gets_the_childs_output()
    {
        await using var trip = await Started();
        await trip.ExpectsInAnyOrder<BookFlight>().Replies(c => new FlightBooked(c.SagaId, "1A"));
        await trip.ExpectsInAnyOrder<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        Assert.That(trip.EndsAs(SagaStatus.Completed).Notes, Is.EqualTo(["V-T1"]));
    }

    [Test]
    public async Task A_failure_beside_it_cancels_the_child_and_waits_for_its_end_before_anything_is_undone()
    {
        await using var trip = await Started();
        trip.ExpectsInAnyOrder<BookFlight>();
        await trip.ExpectsInAnyOrder<BookHotel>().Refuses("fully_booked");
        trip.Is(SagaStatus.Compensating);
        trip.IsIn("Prepare");
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Failed, "fully_booked");
        Assert.That(trip.Find<VisaState>(SagaId.Of("Visa", "T1"))?.Status, Is.EqualTo(SagaStatus.Cancelled));
    }

    [Test]
    public async Task A_child_that_is_cancelled_before_its_start_comes_tells_its_parent_when_it_comes()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>(options => options.With<VisaMachine, VisaState>());
        await trip.Given(new CancelSaga(SagaId.Of("Visa", "T1"), "Visa", "T1", "overtaken", "test"));
        await trip.Receives(Trip.Start);
        await trip.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        trip.ExpectsInAnyOrder<CancelHotel>();
    }
}
