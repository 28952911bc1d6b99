using Contracts.Banking;
using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests;

/// <summary>What participants usually do when they are asked: the saga must ask, and they answer.</summary>
static class Participants
{
    internal static Task Reserves(this SagaTest<OrderState> saga) =>
        saga.Expects<ReserveInventory>().Replies(c => new InventoryReserved(c.SagaId, c.Lines));

    internal static Task Releases(this SagaTest<OrderState> saga) =>
        saga.Expects<ReleaseInventory>().Replies(c => new InventoryReleased(c.SagaId));

    internal static Task Charges(this SagaTest<OrderState> saga) =>
        saga.Expects<ChargePayment>().Replies(c => new PaymentCharged(c.SagaId, "ch_1", c.Amount, 0));

    internal static Task Refunds(this SagaTest<OrderState> saga) =>
        saga.Expects<RefundPayment>().Replies(c => new PaymentRefunded(c.SagaId, 1299.99m));

    internal static Task Ships(this SagaTest<OrderState> saga) =>
        saga.Expects<CreateShipment>().Replies(c => new ShipmentCreated(c.SagaId, "SHP-1"));

    internal static Task Confirms(this SagaTest<OrderState> saga) =>
        saga.Expects<SendConfirmation>().Replies(c => new ConfirmationSent(c.SagaId, "<1@x>"));

    internal static Task Withdraws<T>(this SagaTest<T> saga)
        where T : SagaState, new() => saga.Expects<Withdraw>().Replies(c => new Withdrawn(c.SagaId, "W-1", "USD"));

    internal static Task Deposits<T>(this SagaTest<T> saga)
        where T : SagaState, new() => saga.Expects<Deposit>().Replies(c => new Deposited(c.SagaId, "D-1"));

    internal static Task Refunds(this SagaTest<TransferState> saga) =>
        saga.Expects<Refund>().Replies(c => new Refunded(c.SagaId, "R-1", 250));
}
