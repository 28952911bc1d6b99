using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using MassTransit;
using Sagas.Messages;

namespace Orders.Saga.Tests;

/// <summary>Answers of participants, for the in-memory harness. A participant that is not named does not answer.</summary>
static class Participants
{
    internal static IReceiveEndpointConfigurator Reserves(this IReceiveEndpointConfigurator e) => e.On<ReserveInventory>(c => c.RespondAsync(new InventoryReserved(c.Message.SagaId, c.Message.Lines)));
    internal static IReceiveEndpointConfigurator Releases(this IReceiveEndpointConfigurator e) => e.On<ReleaseInventory>(c => c.RespondAsync(new InventoryReleased(c.Message.SagaId)));
    internal static IReceiveEndpointConfigurator Charges(this IReceiveEndpointConfigurator e) => e.On<ChargePayment>(c => c.RespondAsync(new PaymentCharged(c.Message.SagaId, "ch_1", c.Message.Amount, 0)));
    internal static IReceiveEndpointConfigurator Refunds(this IReceiveEndpointConfigurator e) => e.On<RefundPayment>(c => c.RespondAsync(new PaymentRefunded(c.Message.SagaId, 0)));
    internal static IReceiveEndpointConfigurator Ships(this IReceiveEndpointConfigurator e) => e.On<CreateShipment>(c => c.RespondAsync(new ShipmentCreated(c.Message.SagaId, "SHP-1")));
    internal static IReceiveEndpointConfigurator CancelsShipments(this IReceiveEndpointConfigurator e) => e.On<CancelShipment>(c => c.RespondAsync(new ShipmentCancelled(c.Message.SagaId)));
    internal static IReceiveEndpointConfigurator Confirms(this IReceiveEndpointConfigurator e) => e.On<SendConfirmation>(c => c.RespondAsync(new ConfirmationSent(c.Message.SagaId, "<1@x>")));

    internal static IReceiveEndpointConfigurator Everything(this IReceiveEndpointConfigurator e) =>
        e.Reserves().Releases().Charges().Refunds().Ships().CancelsShipments().Confirms();

    internal static IReceiveEndpointConfigurator Refuses<T>(this IReceiveEndpointConfigurator e, string code) where T : class =>
        e.On<T>(c => c.RespondAsync(new StepRefused((Guid)typeof(T).GetProperty("SagaId")!.GetValue(c.Message)!, typeof(T).Name, code, "refused in a test")));

    internal static IReceiveEndpointConfigurator On<T>(this IReceiveEndpointConfigurator e, Func<ConsumeContext<T>, Task> answer) where T : class
    {
        e.Handler<T>(context => answer(context));
        return e;
    }
}
