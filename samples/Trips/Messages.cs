using Sagas;

namespace Trips;

public record PlanTrip(Guid SagaId, string TripId, string To);
public record BookFlight(Guid SagaId, string To);
public record FlightBooked(Guid SagaId, string Seat, decimal Price);
public record CancelFlight(Guid SagaId);
public record FlightCancelled(Guid SagaId);
public record BookHotel(Guid SagaId, string To);
public record HotelBooked(Guid SagaId, decimal Price);
public record CancelHotel(Guid SagaId);
public record HotelCancelled(Guid SagaId);
public record ChargeTrip(Guid SagaId, decimal Amount);
public record TripCharged(Guid SagaId);
public record RefundTrip(Guid SagaId);
public record TripRefunded(Guid SagaId);

public sealed class TripState : SagaState
{
    public string To { get; set; } = "";
    public string? Seat { get; set; }
    public decimal Price { get; set; }
}
