using Contracts.Orders;
using Contracts.Transfers;
using Sagas;

namespace Orders.Saga.Tests;

/// <summary>What customers ask for, in these tests.</summary>
static class Given
{
    internal static OrderSubmitted AnOrder { get; } =
        new(
            SagaId.Of("Order", "ORDER-1"),
            "ORDER-1",
            [new OrderLine("LAPTOP-001", 1, null)],
            new PaymentInfo("credit_card", "**** 1234", null),
            1299.99m,
            "USD",
            new Address("123 Main St", "Anytown"),
            "customer@example.com",
            false,
            DateTimeOffset.UnixEpoch
        );

    internal static OrderSubmitted AnOrderPaidByTransfer { get; } =
        AnOrder with
        {
            Payment = new PaymentInfo("bank_transfer", null, "85-150"),
        };

    internal static StandingTransferSubmitted AStandingTransfer { get; } =
        new(
            SagaId.Of("StandingTransfer", "rent"),
            "rent",
            "85-150",
            "43-812",
            800,
            "USD",
            new DateTimeOffset(2030, 1, 31, 9, 0, 0, TimeSpan.Zero),
            new Recurrence(1, TimeSpan.Zero),
            Times: null,
            new StandingTransferProgress(1, 0, 0, false)
        );

    internal static TransferSubmitted ATransfer { get; } = new(
        SagaId.Of("Transfer", "T-1"), "T-1", "85-150", "43-812", 250, "USD", ExecuteAt: null, DateTimeOffset.UnixEpoch);
}
