namespace Inventory.Service;

/// <summary>
/// How many pieces of a product can be promised, and how many are promised. It has no version on purpose: orders of a hot
/// product only add to these counters, and so need not wait for one another.
/// </summary>
public sealed class Stock
{
    public const int ProductIdLength = 64;

    public required string ProductId { get; init; }
    public int Available { get; init; }
    public int Reserved { get; init; }
}
