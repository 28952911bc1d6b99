using Contracts.Orders;
using MassTransit;
using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas.Journal;

namespace Orders.Saga.Tests;

/// <summary>The order saga and what the customer does.</summary>
sealed class OrderHarness : SagaHarness<OrderStateMachine, OrderState>
{
    OrderHarness(Action<IReceiveEndpointConfigurator> participants, Dictionary<string, string?>? settings, Action<IBusRegistrationConfigurator>? more = null)
        : base(Sagas.Steps.SagaId.Of("Order", "ORDER-1"), "order-saga", participants, settings, more)
    { }

    /// <summary>With the transfer saga beside it, as in Orders.Saga.</summary>
    public static async Task<OrderHarness> StartWithTransfers(Action<IReceiveEndpointConfigurator> participants)
    {
        var harness = new OrderHarness(participants, null, bus =>
            bus.AddSagaStateMachine<TransferStateMachine, TransferState>().JournalRepository().Endpoint(e => e.Name = "transfer-saga"));
        await harness.Bus.Start();
        return harness;
    }

    public Task SubmitPaidByTransfer() => Bus.Bus.Publish(Order(SagaId) with { Payment = new PaymentInfo("bank_transfer", null, "85-150") });

    /// <summary>Starts the bus with participants that answer as said.</summary>
    public static async Task<OrderHarness> Start(Action<IReceiveEndpointConfigurator> participants, Dictionary<string, string?>? settings = null)
    {
        var harness = new OrderHarness(participants, settings);
        await harness.Bus.Start();
        return harness;
    }

    public Task Submit() => Bus.Bus.Publish(Order(SagaId));

    public static OrderSubmitted Order(Guid sagaId) => new(
        sagaId, "ORDER-1", [new OrderLine("LAPTOP-001", 1, null)], new PaymentInfo("credit_card", "**** 1234", null), 1299.99m, "USD",
        new Address("123 Main St", "Anytown"), "customer@example.com", false, DateTimeOffset.UnixEpoch);
}
