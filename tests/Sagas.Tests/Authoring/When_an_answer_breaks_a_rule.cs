using Sagas.Testing;

namespace Sagas.Tests.Authoring;

/// <summary>It is quarantined before the saga sees it; the saga still waits, and its timer decides.</summary>
public sealed class When_an_answer_breaks_a_rule
{
    sealed class Machine() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Flight();
    });

    [Test]
    public async Task The_saga_waits_on_and_tries_again_in_time()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>();
        await trip.Given(Trip.Start);
        var flight = trip.Expects<BookFlight>(attempt: 1);

        var wrong = Assert.ThrowsAsync<SagaTestException>(() => flight.Replies(c => new FlightBooked(c.SagaId, null!)))!;
        Assert.That(wrong.Message, Does.Contain("FlightBooked breaks a rule and was not handled: seat is missing"));
        Assert.That((trip.State.Steps[0].Status, trip.State.Version), Is.EqualTo((StepStatus.Running, 1)), "the saga does not know of it");

        // The test says again that something was quarantined; the saga goes on all the same.
        Assert.ThrowsAsync<SagaTestException>(() => trip.UntilNextTimer());
        await Patience.Until(() => trip.State.Version == 2, () => "the saga has handled its timer");
        Assert.That(trip.State.Steps[0].Failure?.Code, Is.EqualTo("timeout"));
    }

    [Test]
    public async Task A_start_without_an_id_starts_nothing()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>();
        var wrong = Assert.ThrowsAsync<SagaTestException>(() => trip.Given(new PlanTrip(Guid.Empty, "T1")))!;
        Assert.That(wrong.Message, Does.Contain("sagaId is empty"));
        Assert.That(() => trip.State, Throws.InstanceOf<SagaTestException>(), "there is no saga");
    }
}
