using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using MassTransit;

namespace Bench.BusOnly;

/// <summary>Participants that only answer.</summary>
public sealed class BusOnlyParticipants(Arrivals arrivals)
    : IConsumer<ReserveInventory>,
        IConsumer<ChargePayment>,
        IConsumer<CreateShipment>,
        IConsumer<SendConfirmation>,
        IConsumer<BusOnlyFinished>
{
    public Task Consume(ConsumeContext<ReserveInventory> context) =>
        context.RespondAsync(new InventoryReserved(context.Message.SagaId, context.Message.Lines));

    public Task Consume(ConsumeContext<ChargePayment> context) =>
        context.RespondAsync(new PaymentCharged(context.Message.SagaId, "ch_1", context.Message.Amount, 0.29m));

    public Task Consume(ConsumeContext<CreateShipment> context) =>
        context.RespondAsync(new ShipmentCreated(context.Message.SagaId, "SHP-1"));

    public Task Consume(ConsumeContext<SendConfirmation> context) =>
        context.RespondAsync(new ConfirmationSent(context.Message.SagaId, "<1@example.com>"));

    public Task Consume(ConsumeContext<BusOnlyFinished> context)
    {
        arrivals.Finished(context.Message.SagaId);
        return Task.CompletedTask;
    }
}
