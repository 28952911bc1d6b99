using Sagas.Console.Lab;

namespace Orders.Saga.Lab;

/// <summary>The scenarios for orders and transfers in Development.</summary>
sealed class ShopLab : ILab
{
    public IReadOnlyList<LabScenario> Scenarios { get; } = [.. OrderScenarios.All, .. TransferScenarios.All];

    public IReadOnlyList<LabSwitch> Switches { get; } =
    [
        new("Inventory", ["ReserveInventory", "ReleaseInventory"], []),
        new("Payments", ["ChargePayment", "RefundPayment"], []),
        new("Shipping", ["CreateShipment", "CancelShipment"], []),
        new("Banking", ["Withdraw", "Deposit", "Refund"], ["Withdraw", "Deposit", "Refund"]),
    ];

    public IReadOnlyList<LabSupply> Supplies { get; } =
    [
        new("Stock", "Inventory", "/stock", "productId", "available", ["productId", "available", "reserved"]),
        new("Accounts", "Banking", "/accounts", "number", "balance", ["number", "balance", "currency"]),
    ];
}
