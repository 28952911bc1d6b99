using MassTransit;

namespace Sagas.Tests.Authoring;

/// <summary>They are refused when the machine is made, with a message that says what to do.</summary>
public sealed class Tables_that_cannot_work
{
    sealed class Machine(Action<SagaBuilder<TripState>> define) : StepStateMachine<TripState>(define);

    static void Refuses(string because, Action<SagaBuilder<TripState>> table) =>
        Assert.That(() => new Machine(table), Throws.TypeOf<ConfigurationException>().With.Message.Contains(because));

    [Test]
    public void A_table_without_a_start() => Refuses("no StartsWith", trip => trip.Flight());

    [Test]
    public void Two_steps_of_one_name() => Refuses("two steps called BookFlight", trip =>
    {
        trip.StartsWithTrip();
        trip.Flight();
        trip.Flight();
    });

    [Test]
    public void A_compensation_called_like_a_step() => Refuses("two steps called CancelFlight", trip =>
    {
        trip.StartsWithTrip();
        trip.Flight();
        trip.Step<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId));
    });

    [Test]
    public void Parallel_steps_with_the_same_reply() => Refuses("cannot be told apart", trip =>
    {
        trip.StartsWithTrip();
        trip.Parallel("Book", together =>
        {
            together.Flight();
            together.Step<BookTrain, FlightBooked>(saga => new(saga.CorrelationId));
        });
    });

    [Test]
    public void A_wait_called_like_an_end() => Refuses("called Cancelled", trip =>
    {
        trip.StartsWithTrip();
        trip.WaitFor<TravellerCalled>("Cancelled");
    });

    [Test]
    public void A_message_from_outside_that_is_also_a_reply() => Refuses("FlightBooked comes from outside", trip =>
    {
        trip.StartsWithTrip();
        trip.Flight();
        trip.WaitFor<FlightBooked>("Tickets");
    });

    [Test]
    public void A_step_that_is_found_done_though_others_follow_it() => Refuses("BookHotel must be the last step", trip =>
    {
        trip.StartsWithTrip();
        trip.Flight().UnlessDone<HotelBooked>();
        trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId));
        trip.Step<BookTrain, TrainBooked>(saga => new(saga.CorrelationId));
    });

    [Test]
    public void A_step_that_is_found_done_after_another_was_undone() => Refuses("no step after BookFlight may have a compensation", trip =>
    {
        trip.StartsWithTrip();
        trip.Flight().UnlessDone<HotelBooked>();
        trip.Train();
        trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId));
    });

    [Test]
    public void Nothing_to_do_together() => Refuses("has no steps", trip =>
    {
        trip.StartsWithTrip();
        trip.Parallel("Book", _ => { });
    });
}
