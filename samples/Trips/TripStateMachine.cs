using Sagas;

namespace Trips;

public sealed class TripStateMachine() : StepStateMachine<TripState>(trip =>
{
    trip.StartsWith<PlanTrip>(plan => plan.TripId, (saga, plan) => saga.To = plan.To);

    trip.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId, saga.To), (saga, booked) => saga.Keep(booked))
        .CompensatedBy<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId));

    trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId, saga.To), (saga, booked) => saga.Price += booked.Price)
        .CompensatedBy<CancelHotel, HotelCancelled>(saga => new(saga.CorrelationId));

    trip.Step<ChargeTrip, TripCharged>(saga => new(saga.CorrelationId, saga.Price))
        .CompensatedBy<RefundTrip, TripRefunded>(saga => new(saga.CorrelationId));

    trip.Returns(saga => new { saga.Seat, saga.Price });
});

static class TripMessages
{
    internal static void Keep(this TripState trip, FlightBooked booked) => (trip.Seat, trip.Price) = (booked.Seat, booked.Price);
}
