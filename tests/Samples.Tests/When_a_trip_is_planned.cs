using Sagas;
using Sagas.Testing;
using Trips;

namespace Samples.Tests;

public sealed class When_a_trip_is_planned
{
    [Test]
    public async Task A_hotel_without_rooms_gives_the_flight_back()
    {
        await using var trip = await SagaTest.Of<TripStateMachine, TripState>();
        await trip.Given(new PlanTrip(SagaId.Of("Trip", "T-1"), "T-1", "Atlantis"));
        await trip.Expects<BookFlight>().Replies(c => new FlightBooked(c.SagaId, "12A", 240));
        await trip.Expects<BookHotel>().Refuses("fully_booked", "No room is left.");
        await trip.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        trip.EndsAs(SagaStatus.Compensated, "fully_booked");
    }

    [Test]
    public async Task It_is_paid_when_all_is_booked()
    {
        await using var trip = await SagaTest.Of<TripStateMachine, TripState>();
        await trip.Given(new PlanTrip(SagaId.Of("Trip", "T-1"), "T-1", "Lisbon"));
        await trip.Expects<BookFlight>(c => c.To == "Lisbon").Replies(c => new FlightBooked(c.SagaId, "12A", 240));
        await trip.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId, 180));
        await trip.Expects<ChargeTrip>(c => c.Amount == 420).Replies(c => new TripCharged(c.SagaId));
        Assert.That(trip.EndsAs(SagaStatus.Completed).Output?.GetRawText(), Is.EqualTo("""{"seat":"12A","price":420}"""));
    }
}
