namespace Inventory.Service;

/// <summary>
/// How many pieces of a product are available, and how many are reserved. It deliberately has no version: orders of a popular product only
/// add to these counters, so they need not wait for one another.
/// </summary>
public sealed class Stock
{
    public required string ProductId { get; init; }
    public int Available { get; init; }
    public int Reserved { get; init; }
}
