using Sagas.Messages;
using static Sagas.Tests.Authoring.EarlierTrip;

namespace Sagas.Tests.Authoring;

/// <summary>What an earlier version did is compensated by the table of today, or an operator is asked (docs/changing-a-saga.md).</summary>
public sealed class When_compensations_change_while_sagas_run
{
    [Test]
    public async Task A_step_that_was_renamed_is_undone_by_its_compensation_once()
    {
        await using var trip = await LeftBehind(
            InHotel(Step("BookPlane", StepStatus.Completed, "CancelFlight"), Step("BookHotel", StepStatus.Running, "CancelHotel"))
        );
        await trip.Receives(new StepRefused(Trip.Start.SagaId, "BookHotel", "fully_booked", "no room"));
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Compensated, "fully_booked");
    }

    [Test]
    public async Task A_compensation_that_was_added_is_used_and_can_be_done_by_hand()
    {
        var flight = Step("BookFlight", StepStatus.Completed);
        flight.MayHaveHappened = true;
        await using var trip = await LeftBehind(InHotel(flight, Step("BookHotel", StepStatus.Running, "CancelHotel")));
        await trip.Receives(new StepRefused(Trip.Start.SagaId, "BookHotel", "fully_booked", "no room"));
        await trip.Expects<CancelFlight>().Refuses("too_late");
        await trip.Resolve("flight cancelled by phone");
        trip.EndsAs(SagaStatus.Compensated, "fully_booked");
    }

    [Test]
    public async Task A_catch_that_was_removed_while_its_step_is_undone_still_lets_the_saga_go_on()
    {
        var (flight, undo) = (Step("BookFlight", StepStatus.Compensating, "CancelFlight"), Step("CancelFlight", StepStatus.Running));
        flight.UndoNow = undo.MayHaveHappened = true;
        await using var trip = await LeftBehind(new() { CurrentState = "CancelFlight", InStage = "BookFlight", Steps = [flight, undo] });
        await trip.Receives(new FlightCancelled(Trip.Start.SagaId));
        trip.Expects<BookHotel>();
        trip.IsIn("BookHotel");
    }

    [Test]
    public async Task A_compensation_that_is_gone_is_never_passed_by_in_silence()
    {
        await using var trip = await LeftBehind(
            InHotel(Step("BookFerry", StepStatus.Completed, "CancelFerry"), Step("BookHotel", StepStatus.Running, "CancelHotel"))
        );
        await trip.Receives(new StepRefused(Trip.Start.SagaId, "BookHotel", "fully_booked", "no room"));
        Assert.That(trip.Is(SagaStatus.NeedsIntervention).CustomStatus, Does.Contain("CancelFerry"));
        await trip.Resolve("ferry cancelled by phone");
        trip.EndsAs(SagaStatus.Compensated, "fully_booked");
    }
}
