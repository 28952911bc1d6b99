using Contracts.Shipping;
using MassTransit;
using Sagas.Journal;
using Sagas;
using ServiceDefaults;

namespace Shipping.Service;

sealed class CreateShipmentConsumer(ICarrier carrier, TimeProvider time, ILogger<CreateShipmentConsumer> log) : IConsumer<CreateShipment>
{
    public async Task Consume(ConsumeContext<CreateShipment> context)
    {
        var command = context.Message;
        var earlier = await context.Unit().Find<Shipment>(command.SagaId);
        if (earlier is null)
            await Book(context, command);
        else if (earlier is { Status: ShipmentStatus.Cancelled })
            await CancelAndRefuse(context, earlier);
        else
            await context.RespondAsync(new ShipmentCreated(earlier.SagaId, earlier.TrackingNumber!));
    }

    async Task Book(ConsumeContext<CreateShipment> context, CreateShipment command)
    {
        var result = await carrier.Book(command.SagaId, command.Address, context.CancellationToken);
        if (result is not BookingResult.Booked booked)
        {
            await context.Refuse(command.SagaId, "rejected", ((BookingResult.Rejected)result).Reason);
            return;
        }
        context.Unit().Insert(command.SagaId, Record(command, booked.TrackingNumber, context.Unit().Now));
        await context.RespondAsync(new ShipmentCreated(command.SagaId, booked.TrackingNumber));
    }

    static Shipment Record(CreateShipment command, string trackingNumber, DateTimeOffset now) => new()
    {
        SagaId = command.SagaId,
        OrderId = command.OrderId,
        TrackingNumber = trackingNumber,
        Street = command.Address.Street,
        City = command.Address.City,
        PostalCode = command.Address.PostalCode,
        Country = command.Address.Country,
        At = now,
    };

    /// <summary>The cancellation may have overtaken a booking that was on its way to the carrier, which is told again, now that it has certainly arrived.</summary>
    async Task CancelAndRefuse(ConsumeContext<CreateShipment> context, Shipment cancelled)
    {
        await Insist.On(() => carrier.Cancel(cancelled.SagaId, context.CancellationToken), $"The cancellation of the parcel of order {cancelled.OrderId}", time, log, context.CancellationToken);
        await context.Refuse(cancelled.SagaId, "cancelled", $"The parcel of order {cancelled.OrderId} was cancelled before this command came.");
    }
}
