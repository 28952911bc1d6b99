
namespace Sagas.Tests.Authoring;

public record PlanTrip(Guid SagaId, string TripId);
public record BookFlight(Guid SagaId);
public record FlightBooked(Guid SagaId, string Seat);
public record CancelFlight(Guid SagaId);
public record FlightCancelled(Guid SagaId);
public record BookHotel(Guid SagaId);
public record HotelBooked(Guid SagaId);
public record CancelHotel(Guid SagaId);
public record HotelCancelled(Guid SagaId);
public record BookTrain(Guid SagaId);
public record TrainBooked(Guid SagaId);
public record CancelTrain(Guid SagaId);
public record TrainCancelled(Guid SagaId);
public record ArrangeVisa(Guid SagaId, string VisaId);
public record VisaFound(Guid SagaId, string Seat);
public record TravellerDecided(Guid SagaId, bool WindowSeat);
public record TravellerCalled(Guid SagaId, string Note);

/// <summary>What the sagas of these tests remember.</summary>
public sealed class TripState : SagaState
{
    public string? Seat { get; set; }
    public bool? WindowSeat { get; set; }
    public DateTimeOffset? LeaveAt { get; set; }
    public List<string> Notes { get; set; } = [];
}

/// <summary>A second kind of saga, for children.</summary>
public sealed class VisaState : SagaState;

static class Trip
{
    internal static readonly PlanTrip Start = new(SagaId.Of("Trip", "T1"), "T1");

    internal static void StartsWithTrip(this SagaBuilder<TripState> trip) => trip.StartsWith<PlanTrip>(plan => plan.TripId, (_, _) => { });

    internal static StepBuilder<TripState> Flight(this StepTable<TripState> table) =>
        table.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId), (saga, booked) => saga.Seat = booked.Seat)
            .CompensatedBy<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId));

    internal static StepBuilder<TripState> Hotel(this StepTable<TripState> table) =>
        table
            .Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId))
            .CompensatedBy<CancelHotel, HotelCancelled>(saga => new(saga.CorrelationId));

    internal static StepBuilder<TripState> Train(this StepTable<TripState> table) =>
        table
            .Step<BookTrain, TrainBooked>(saga => new(saga.CorrelationId))
            .CompensatedBy<CancelTrain, TrainCancelled>(saga => new(saga.CorrelationId));

    internal static ArrangeVisa Visa(this TripState trip) => new(SagaId.Of("Visa", trip.BusinessId), trip.BusinessId);
}
