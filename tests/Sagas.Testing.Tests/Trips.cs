
namespace Sagas.Testing.Tests;

public record TripWanted(Guid SagaId, string BusinessId, int Travellers);

public record BookFlight(Guid SagaId, int Seats);

public record FlightBooked(Guid SagaId, string Number);

public record CancelFlight(Guid SagaId);

public record FlightCancelled(Guid SagaId);

public record BookHotel(Guid SagaId, int Beds);

public record HotelBooked(Guid SagaId);

public sealed class TripState : SagaState
{
    public int Travellers { get; set; }
    public string? Flight { get; set; }
}

/// <summary>A small saga: book a flight, then a hotel.</summary>
public sealed class TripStateMachine()
    : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWith<TripWanted>(wanted => wanted.BusinessId, (saga, wanted) => saga.Travellers = wanted.Travellers);
        trip.Step<BookFlight, FlightBooked>(
                saga => new(saga.CorrelationId, saga.Travellers),
                (saga, booked) =>
                    saga.Flight = booked.Number == "broken" ? throw new InvalidOperationException("what is this?") : booked.Number
            )
            .CompensatedBy<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId));
        trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId, saga.Travellers));
    });

/// <summary>The next version of it: the hotel first, and a bed more.</summary>
public sealed class HotelFirstStateMachine() : StepStateMachine<TripState>(trip =>
{
    trip.StartsWith<TripWanted>(wanted => wanted.BusinessId, (saga, wanted) => saga.Travellers = wanted.Travellers);
    trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId, saga.Travellers));
    trip.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId, saga.Travellers));
});

public sealed class MoreBedsStateMachine() : StepStateMachine<TripState>(trip =>
{
    trip.StartsWith<TripWanted>(wanted => wanted.BusinessId, (saga, wanted) => saga.Travellers = wanted.Travellers);
    trip.Step<BookFlight, FlightBooked>(saga => new(saga.CorrelationId, saga.Travellers))
        .CompensatedBy<CancelFlight, FlightCancelled>(saga => new(saga.CorrelationId));
    trip.Step<BookHotel, HotelBooked>(saga => new(saga.CorrelationId, saga.Travellers + 1));
});

static class Trip
{
    internal static TripWanted Wanted { get; } = new(SagaId.Of("Trip", "TRIP-1"), "TRIP-1", 2);

    internal static Task<SagaTest<TripState>> Start(params (string Name, string Value)[] settings) =>
        SagaTest.Of<TripStateMachine, TripState>(options =>
        {
            foreach (var (name, value) in settings)
                options.Settings[name] = value;
        });

    internal static Task FliesBy(this SagaTest<TripState> saga, string number) =>
        saga.Expects<BookFlight>().Replies(c => new FlightBooked(c.SagaId, number));
}
