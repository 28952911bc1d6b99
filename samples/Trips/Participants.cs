using MassTransit;
using Sagas;

namespace Trips;

public sealed class Airline : IConsumer<BookFlight>, IConsumer<CancelFlight>
{
    public Task Consume(ConsumeContext<BookFlight> context) => context.RespondAsync(new FlightBooked(context.Message.SagaId, "12A", 240));

    public Task Consume(ConsumeContext<CancelFlight> context) => context.RespondAsync(new FlightCancelled(context.Message.SagaId));
}

public sealed class Hotel : IConsumer<BookHotel>, IConsumer<CancelHotel>
{
    public Task Consume(ConsumeContext<BookHotel> context) => context.Message.To switch
    {
        "Atlantis" => context.Refuse(context.Message.SagaId, "fully_booked", "No room is left in Atlantis."),
        "Nowhere" => throw new UnavailableException("The hotel does not answer."),
        _ => context.RespondAsync(new HotelBooked(context.Message.SagaId, 180)),
    };

    public Task Consume(ConsumeContext<CancelHotel> context) => context.RespondAsync(new HotelCancelled(context.Message.SagaId));
}

public sealed class Bank : IConsumer<ChargeTrip>, IConsumer<RefundTrip>
{
    public Task Consume(ConsumeContext<ChargeTrip> context) => context.RespondAsync(new TripCharged(context.Message.SagaId));

    public Task Consume(ConsumeContext<RefundTrip> context) => context.RespondAsync(new TripRefunded(context.Message.SagaId));
}
