namespace Sagas.Testing.Tests;

/// <summary>Tables that cannot work, each found with the shortest way there.</summary>
public sealed class When_a_table_is_explored
{
    [Test]
    public void Should_find_a_compensation_that_needs_what_its_step_never_set() => Finds<NeedsTheSeat>("needs-the-seat");

    [Test]
    public void Should_find_two_steps_that_keep_their_answers_in_the_same_place() => Finds<TwoSeats>("two-seats");

    [Test]
    public void Should_find_a_wait_that_nobody_can_end() => Finds<TwoDecisions>("two-decisions");

    [Test]
    public void Should_find_a_step_that_never_begins() => Finds<NoTrain>("no-train");

    [Test]
    public void Should_say_that_not_all_was_looked_at() =>
        Assert.That(
            () => SagaExplorer.Explore<TripStateMachine, TripState>(Trip.Wanted, options => options.MaximumStates = 10),
            Throws.TypeOf<SagaTestException>().With.Message.StartsWith("Trip has more than 10 states"));

    [Test]
    public void Should_find_nothing_in_a_table_that_adds_to_what_an_earlier_step_kept()
    {
        var exploration = SagaExplorer.Explore<TripStateMachine, TripState>(Trip.Wanted).EnsureSound();
        TestContext.Out.WriteLine(exploration.Summary);
        Assert.That(exploration.Ends, Is.EqualTo(new[] { "Cancelled", "Compensated", "Completed", "Failed", "NeedsIntervention" }));
    }

    static void Finds<TMachine>(string what) where TMachine : class
    {
        var found = SagaExplorer.Explore<TMachine, TripState>(Trip.Wanted);
        Approved.Check($"explored-{what}", string.Join("\n\n", found.Problems));
    }

    static void Wanted(SagaBuilder<TripState> trip) => trip.StartsWith<TripWanted>(wanted => wanted.BusinessId, (_, _) => { });

    /// <summary>The answer may be lost: the flight is booked, and the saga never heard its number.</summary>
    sealed class NeedsTheSeat() : StepStateMachine<TripState>(trip =>
    {
        Wanted(trip);
        trip.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId, 1), (saga, booked) => saga.Flight = booked.Number)
            .CompensatedBy<CancelFlight, FlightCancelled>(saga => new(SagaId.Of("Flight", saga.Flight!.ToUpperInvariant())));
    });

    sealed class TwoSeats() : StepStateMachine<TripState>(trip =>
    {
        Wanted(trip);
        trip.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId, 1), (saga, booked) => saga.Flight = booked.Number);
        trip.Step<BookReturn, ReturnBooked>(saga => new(saga.CorrelationId), (saga, booked) => saga.Flight = booked.Number);
    });

    /// <summary>The traveller decides once.</summary>
    sealed class TwoDecisions() : StepStateMachine<TripState>(trip =>
    {
        Wanted(trip);
        trip.WaitFor<TravellerDecided>("Flight");
        trip.WaitFor<TravellerDecided>("Hotel");
    });

    sealed class NoTrain() : StepStateMachine<TripState>(trip =>
    {
        Wanted(trip);
        trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId, 1));
        trip.Step<BookReturn, ReturnBooked>(saga => new(saga.CorrelationId)).When(saga => saga.Travellers > 100);
    });
}

public record BookReturn(Guid SagaId);

public record ReturnBooked(Guid SagaId, string Number);

public record TravellerDecided(Guid SagaId);
