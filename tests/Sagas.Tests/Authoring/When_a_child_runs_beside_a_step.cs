using Sagas.Messages;
using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_a_child_runs_beside_a_step
{
    sealed class Machine() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Parallel("Prepare", together =>
        {
            together.Child<ArrangeVisa, string>("Visa", "Visa", saga => saga.Visa(), (saga, number) => saga.Notes.Add(number));
            together.Hotel();
        });
    });

    sealed class VisaMachine()
        : StepStateMachine<VisaState>(visa =>
        {
            visa.StartsWith<ArrangeVisa>(start => start.VisaId, (_, _) => { });
            visa.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId))
                .CompensatedBy<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId));
            visa.Returns(saga => $"V-{saga.BusinessId}");
        });

    sealed class TwoVisas()
        : StepStateMachine<VisaState>(visa =>
        {
            visa.StartsWith<ArrangeVisa>(start => start.VisaId, (_, _) => { });
            visa.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId));
            visa.Returns(saga => $"run {saga.Run}");
            visa.ContinueAsNew(
                saga => saga.Run < 2,
                saga => new ArrangeVisa(SagaId.Of("Visa", $"{saga.BusinessId}#{saga.Run + 1}"), saga.BusinessId)
            );
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

    static async Task<SagaTest<TripState>> OverdueAfter10Seconds()
    {
        var trip = await SagaTest.Of<Machine, TripState>(options => options.Settings["Steps:Visa:OverallTimeout"] = "00:00:10");
        await trip.Given(Trip.Start);
        await trip.ExpectsInAnyOrder<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        return trip;
    }

    [Test]
    public async Task A_child_that_takes_longer_than_its_overall_time_is_cancelled_once_and_its_end_is_awaited()
    {
        await using var trip = await OverdueAfter10Seconds();
        var visa = trip.Expects<ArrangeVisa>();
        await trip.After(TimeSpan.FromSeconds(9));
        Assert.That(trip.Sent<CancelSaga>(), Is.Empty);
        await trip.After(TimeSpan.FromMinutes(20));
        Assert.That(trip.Sent<CancelSaga>().Single().Reason, Is.EqualTo("Visa was not done within 00:00:10."));
        trip.IsIn("Prepare");
        await visa.Ends(SagaStatus.Cancelled, "cancelled");
        await trip.ExpectsInAnyOrder<CancelHotel>().Replies(c => new HotelCancelled(c.SagaId));
        Assert.That(trip.State.Failure, Is.EqualTo(new SagaFailure("Visa", "timeout", "Visa was not done within 00:00:10.")));
        Assert.That(trip.State.Status, Is.EqualTo(SagaStatus.Compensated));
    }

    [Test]
    public async Task A_child_that_can_no_longer_be_cancelled_when_its_time_is_up_is_done()
    {
        await using var trip = await OverdueAfter10Seconds();
        var visa = trip.Expects<ArrangeVisa>();
        await trip.After(TimeSpan.FromMinutes(2));
        await visa.Replies(c => new ChildFinished(
            trip.SagaId,
            "Visa",
            c.SagaId,
            SagaStatus.Completed,
            null,
            System.Text.Json.JsonSerializer.SerializeToElement("V-1")
        ));
        trip.Is(SagaStatus.Completed);
    }

    [Test]
    public async Task A_child_that_goes_on_as_a_fresh_saga_has_ended_when_its_last_run_has()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>(options => options.With<TwoVisas, VisaState>());
        await trip.Given(Trip.Start);
        await trip.ExpectsInAnyOrder<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        await trip.ExpectsInAnyOrder<BookFlight>(flight => flight.SagaId == SagaId.Of("Visa", "T1"))
            .Replies(c => new FlightBooked(c.SagaId, "1A"));
        trip.IsIn("Prepare");
        // Asked again, the run that is over asks the one that goes on.
        await trip.After(TimeSpan.FromSeconds(31));
        await trip.ExpectsInAnyOrder<BookFlight>(flight => flight.SagaId == SagaId.Of("Visa", "T1#2"))
            .Replies(c => new FlightBooked(c.SagaId, "1A"));
        Assert.That(trip.Is(SagaStatus.Completed).Notes, Is.EqualTo(["run 2"]));
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

    [Test]
    public async Task A_child_that_takes_long_is_asked_for_ever_more_seldom_and_is_no_failure()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>();
        await trip.Given(Trip.Start);
        await trip.ExpectsInAnyOrder<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        await trip.After(TimeSpan.FromDays(10));
        Assert.That(trip.Sent<ArrangeVisa>(), Has.Count.InRange(15, 25));
        trip.Is(SagaStatus.Running);
    }
}
