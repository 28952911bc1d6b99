using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using MassTransit;

namespace Bench.BusOnly;

/// <summary>
/// The same four steps and the same messages as the real order, with no database anywhere: the ceiling that the bus sets.
/// </summary>
public sealed class BusOnlyMachine : MassTransitStateMachine<BusOnlyOrder>
{
    static readonly Address Home = new("123 Main St", "Anytown");
    static readonly PaymentInfo Card = new("credit_card", "**** 1234", null);

    public BusOnlyMachine()
    {
        Event(() => Submitted, e => e.CorrelateById(m => m.Message.SagaId));
        Event(() => Reserved, e => e.CorrelateById(m => m.Message.SagaId));
        Event(() => Charged, e => e.CorrelateById(m => m.Message.SagaId));
        Event(() => Created, e => e.CorrelateById(m => m.Message.SagaId));
        Event(() => Sent, e => e.CorrelateById(m => m.Message.SagaId));
        InstanceState(x => x.CurrentState);

        Initially(
            When(Submitted)
                .Then(c => c.Saga.OrderId = c.Message.OrderId)
                .ThenAsync(c => Ask(c, new ReserveInventory(c.Saga.CorrelationId, c.Saga.OrderId, c.Message.Lines, false)))
                .TransitionTo(Reserving)
        );
        During(
            Reserving,
            When(Reserved)
                .ThenAsync(c => Ask(c, new ChargePayment(c.Saga.CorrelationId, c.Saga.OrderId, 10, "USD", Card)))
                .TransitionTo(Charging)
        );
        During(
            Charging,
            When(Charged).ThenAsync(c => Ask(c, new CreateShipment(c.Saga.CorrelationId, c.Saga.OrderId, Home, []))).TransitionTo(Shipping)
        );
        During(
            Shipping,
            When(Created)
                .ThenAsync(c =>
                    Ask(
                        c,
                        new SendConfirmation(
                            c.Saga.CorrelationId,
                            c.Saga.OrderId,
                            "customer@example.com",
                            10,
                            "USD",
                            c.Message.TrackingNumber,
                            []
                        )
                    )
                )
                .TransitionTo(Confirming)
        );
        During(Confirming, When(Sent).ThenAsync(c => c.Publish(new BusOnlyFinished(c.Saga.CorrelationId))).Finalize());
        SetCompletedWhenFinalized();
    }

    public State Reserving { get; private set; } = null!;
    public State Charging { get; private set; } = null!;
    public State Shipping { get; private set; } = null!;
    public State Confirming { get; private set; } = null!;

    public Event<OrderSubmitted> Submitted { get; private set; } = null!;
    public Event<InventoryReserved> Reserved { get; private set; } = null!;
    public Event<PaymentCharged> Charged { get; private set; } = null!;
    public Event<ShipmentCreated> Created { get; private set; } = null!;
    public Event<ConfirmationSent> Sent { get; private set; } = null!;

    static Task Ask<T>(ConsumeContext context, T command) where T : class =>
        context.Publish(command, Pipe.Execute<PublishContext<T>>(send => send.ResponseAddress = context.ReceiveContext.InputAddress));
}

/// <summary>The one event per order that the API would hear.</summary>
public record BusOnlyFinished(Guid SagaId);
