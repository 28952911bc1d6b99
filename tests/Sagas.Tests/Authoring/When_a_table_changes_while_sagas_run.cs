using Sagas.Journal;
using Sagas.Messages;
using static Sagas.Tests.Authoring.EarlierTrip;

namespace Sagas.Tests.Authoring;

/// <summary>An instance that an earlier version left behind meets the table of today (docs/changing-a-saga.md).</summary>
public sealed class When_a_table_changes_while_sagas_run
{
    [Test]
    public async Task A_step_that_was_added_behind_is_done_and_one_added_before_is_passed_by()
    {
        await using var trip = await LeftBehind(InHotel(Step("BookHotel", StepStatus.Running, "CancelHotel")));
        await trip.Receives(new HotelBooked(Trip.Start.SagaId));
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        trip.EndsAs(SagaStatus.Completed);
    }

    [Test]
    public async Task After_a_change_of_order_nothing_is_done_twice_and_what_is_before_it_now_is_passed_by()
    {
        await using var trip = await LeftBehind(
            InHotel(
                Step("BookTrain", StepStatus.Completed, "CancelTrain"),
                Step("BookHotel", StepStatus.Running, "CancelHotel"),
                Step("BookFlight", StepStatus.Pending)
            )
        );
        await trip.Receives(new HotelBooked(Trip.Start.SagaId));
        trip.EndsAs(SagaStatus.Completed);
    }

    [Test]
    public async Task A_saga_in_a_state_that_is_gone_is_parked_and_visible_and_can_be_finished_by_hand()
    {
        await using var trip = await LeftBehind(
            new()
            {
                CurrentState = "BookFerry",
                InStage = "BookFerry",
                Steps = [Step("BookFlight", StepStatus.Completed, "CancelFlight"), Step("BookFerry", StepStatus.Running)],
            }
        );
        await trip.Receives(new TimerElapsed(Trip.Start.SagaId, "step"));
        Assert.That(trip.Is(SagaStatus.NeedsIntervention).CustomStatus, Does.Contain("no step BookFerry"));
        await trip.Retry(refused: "this version of Trip does not know BookFerry: deploy one that does, or resolve it by hand.");
        await trip.Resolve("ferry cancelled by phone");
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Compensated);
    }

    [Test]
    public async Task A_saga_that_was_parked_so_goes_on_once_a_version_knows_its_step_again()
    {
        await using var trip = await LeftBehind(
            new()
            {
                CurrentState = "NeedsIntervention",
                ParkedIn = "BookHotel",
                InStage = "BookHotel",
                Steps = [Step("BookHotel", StepStatus.Running, "CancelHotel")],
            }
        );
        await trip.Receives(new RetrySaga(Trip.Start.SagaId, "deployed again", "operator"));
        await trip.Expects<BookHotel>(attempt: 2).Replies(c => new HotelBooked(c.SagaId));
        trip.Expects<BookTrain>();
    }

    [Test]
    public async Task A_saga_that_is_parked_so_is_announced_and_its_timer_is_removed()
    {
        await using var trip = await LeftBehind(
            new()
            {
                CurrentState = "BookFerry",
                InStage = "BookFerry",
                Steps = [Step("BookFerry", StepStatus.Running)],
            }
        );
        await trip.Receives(new TimerElapsed(Trip.Start.SagaId, "step"));
        Assert.That(trip.Sent<SagaNeedsIntervention>().Single().ParkedIn, Is.EqualTo("BookFerry"));
        await trip.Receives(new TimerElapsed(Trip.Start.SagaId, "step"));
        trip.Ignores("nothing is due");
        Assert.That(trip.Sent<SagaNeedsIntervention>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Retrying_a_step_of_which_nothing_is_under_way_any_more_goes_on_behind_it()
    {
        await using var trip = await LeftBehind(
            new()
            {
                CurrentState = "NeedsIntervention",
                ParkedIn = "BookHotel",
                InStage = "BookHotel",
                Steps = [Step("BookHotel", StepStatus.Completed, "CancelHotel")],
            }
        );
        await trip.Receives(new RetrySaga(Trip.Start.SagaId, "deployed again", "operator"));
        trip.Expects<BookTrain>();
    }

    sealed class Alone() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Parallel("Book", together => together.Flight());
        trip.Train();
    });

    [Test]
    public async Task A_parallel_step_that_is_gone_while_it_runs_is_not_waited_for_and_does_not_keep_the_timer_ringing()
    {
        var (flight, hotel) = (Step("BookFlight", StepStatus.Running, "CancelFlight"), Step("BookHotel", StepStatus.Running));
        flight.DueAt = flight.AttemptAt = hotel.DueAt = new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);
        await using var trip = await LeftBehind<Alone>(new() { CurrentState = "Book", InStage = "Book", Steps = [flight, hotel] });
        await trip.Receives(new TimerElapsed(Trip.Start.SagaId, "step"));
        await trip.After(TimeSpan.FromSeconds(10));
        await trip.Expects<BookFlight>(attempt: 2).Replies(c => new FlightBooked(c.SagaId, "1A"));
        await trip.Expects<BookTrain>().Replies(c => new TrainBooked(c.SagaId));
        trip.EndsAs(SagaStatus.Completed);
    }
}
