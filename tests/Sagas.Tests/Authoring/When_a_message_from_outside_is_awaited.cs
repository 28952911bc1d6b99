using Sagas.Testing;

namespace Sagas.Tests.Authoring;

public sealed class When_a_message_from_outside_is_awaited
{
    sealed class Machine()
        : StepStateMachine<TripState>(trip =>
        {
            trip.StartsWithTrip();
            trip.On<TravellerCalled>((saga, called) => saga.Notes.Add(called.Note));
            trip.Hotel();
            trip.WaitFor<TravellerDecided>("Decision", (saga, decided) => saga.WindowSeat = decided.WindowSeat)
                .Within(_ => TimeSpan.FromDays(2))
                .ContinueOnTimeout(saga => saga.WindowSeat = false);
            trip.Train();
        });

    sealed class Strict() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Hotel();
        trip.WaitFor<TravellerDecided>("Decision").Within(_ => TimeSpan.FromDays(2));
    });

    static async Task<SagaTest<TripState>> Waiting<TMachine>() where TMachine : StepStateMachine<TripState>
    {
        var trip = await SagaTest.Of<TMachine, TripState>();
        await trip.Given(Trip.Start);
        await trip.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        trip.Is(SagaStatus.Waiting);
        return trip;
    }

    [Test]
    public async Task It_goes_on_when_the_message_comes_and_a_second_one_changes_nothing()
    {
        await using var trip = await Waiting<Machine>();
        await trip.Receives(new TravellerDecided(trip.SagaId, true));
        trip.Expects<BookTrain>();
        await trip.Receives(new TravellerDecided(trip.SagaId, false));
        trip.Ignores("no longer waits");
        trip.Has(saga => saga.WindowSeat == true);
    }

    [Test]
    public async Task A_message_that_comes_before_the_saga_waits_for_it_counts()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>();
        await trip.Given(Trip.Start);
        await trip.Receives(new TravellerDecided(trip.SagaId, true));
        await trip.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        trip.Expects<BookTrain>();
        trip.Has(saga => saga.WindowSeat == true);
    }

    [Test]
    public async Task Silence_beyond_the_deadline_is_answered_by_the_default()
    {
        await using var trip = await Waiting<Machine>();
        await trip.After(TimeSpan.FromDays(2));
        trip.Expects<BookTrain>();
        trip.Has(saga => saga.WindowSeat == false);
    }

    [Test]
    public async Task Silence_beyond_the_deadline_is_a_failure_where_there_is_no_default()
    {
        await using var trip = await Waiting<Strict>();
        await trip.After(TimeSpan.FromDays(2));
        await trip.Expects<CancelHotel>().Replies(c => new HotelCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Compensated, "timeout");
    }

    [Test]
    public async Task An_operator_need_not_wait_for_the_deadline()
    {
        await using var trip = await Waiting<Machine>();
        await trip.FireTimer();
        trip.Expects<BookTrain>();
    }

    [Test]
    public async Task News_is_taken_at_any_time_and_refused_once_the_saga_is_undone()
    {
        await using var trip = await Waiting<Strict>();
        await trip.Cancel();
        await trip.Ask(new TravellerDecided(trip.SagaId, true), refused: "it does not go forward: it is in CancelHotel.");
        await using var other = await Waiting<Machine>();
        await other.Ask(new TravellerCalled(other.SagaId, "late"));
        other.Has(saga => saga.Notes.Single() == "late");
        other.IsIn("Decision");
    }

    sealed class OtherKind() : StepStateMachine<VisaState>(visa =>
    {
        visa.StartsWith<ArrangeVisa>(start => start.VisaId, (_, _) => { });
        visa.WaitFor<TravellerDecided>("Decision");
    });

    [Test]
    public async Task A_message_that_sagas_of_two_kinds_take_concerns_only_the_one_it_is_for()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>(options => options.With<OtherKind, VisaState>());
        await trip.Given(Trip.Start);
        await trip.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        await trip.Receives(new TravellerDecided(trip.SagaId, true));
        trip.Expects<BookTrain>();
    }

    [Test]
    public async Task A_message_for_a_saga_that_nobody_started_is_not_lost_in_silence()
    {
        await using var trip = await SagaTest.Of<Machine, TripState>();
        Assert.That(
            async () => await trip.Receives(new TravellerDecided(Trip.Start.SagaId, true)),
            Throws.TypeOf<SagaTestException>().With.Message.Contains("UnknownSagaException")
        );
    }
}
