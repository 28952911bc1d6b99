using Contracts.Inventory;
using Contracts.Payments;
using Contracts.Shipping;
using Orders.Saga.Orders;
using Sagas.Testing;

namespace Console.Tests;

/// <summary>The replies of the services to an order.</summary>
static class Participants
{
    /// <summary>A limit of attempts, as an operator sets it, so that a compensation can fail for good.</summary>
    internal static Task<SagaTest<OrderState>> Order() => SagaTest.Of<OrderStateMachine, OrderState>(options =>
        options.Settings["Steps:DefaultCompensation:MaximumAttempts"] = "10");

    internal static Task Reserves(this SagaTest<OrderState> saga) =>
        saga.Expects<ReserveInventory>().Replies(c => new InventoryReserved(c.SagaId, c.Lines));

    internal static Task Charges(this SagaTest<OrderState> saga) =>
        saga.Expects<ChargePayment>().Replies(c => new PaymentCharged(c.SagaId, "ch_1", c.Amount, 0));

    internal static Task Ships(this SagaTest<OrderState> saga) =>
        saga.Expects<CreateShipment>().Replies(c => new ShipmentCreated(c.SagaId, "SHP-1"));

    internal static async Task<SagaTest<OrderState>> Declined()
    {
        var saga = await Order();
        await saga.Given(Seen.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>().Refuses("payment_declined", "The card **** 0000 was declined.");
        return saga;
    }
}
