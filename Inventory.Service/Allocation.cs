using Contracts.Inventory;
using Contracts.Orders;
using Sagas;

namespace Inventory.Service;

/// <summary>The lines that can be reserved, or why none can.</summary>
sealed record Allocation(IReadOnlyList<OrderLine> Lines, Refusal? Refusal = null)
{
    /// <param name="available">Available pieces by product; unknown products are absent.</param>
    internal static Allocation Of(ReserveInventory wanted, IReadOnlyDictionary<string, int> available) =>
        wanted.AllowPartial ? WhatThereIs(wanted.Lines, available) : AllOrNothing(wanted.Lines, available);

    static Allocation AllOrNothing(IReadOnlyList<OrderLine> lines, IReadOnlyDictionary<string, int> available) =>
        Unknown(lines, available) ?? Short(lines, available) ?? new Allocation(lines);

    static Allocation WhatThereIs(IReadOnlyList<OrderLine> lines, IReadOnlyDictionary<string, int> available)
    {
        var left = new Dictionary<string, int>(available);
        var taken = new List<OrderLine>();
        foreach (var line in lines)
        {
            var quantity = Math.Min(line.Quantity, left.GetValueOrDefault(line.ProductId));
            if (quantity == 0)
                continue;
            left[line.ProductId] -= quantity;
            taken.Add(line with { Quantity = quantity });
        }
        return taken.Count > 0 ? new Allocation(taken) : Unknown(lines, available) ?? Short(lines, available)!;
    }

    static Allocation? Unknown(IReadOnlyList<OrderLine> lines, IReadOnlyDictionary<string, int> available) =>
        lines.FirstOrDefault(line => !available.ContainsKey(line.ProductId)) is { } unknown
            ? Refused("unknown_product", $"There is no product {unknown.ProductId}.")
            : null;

    static Allocation? Short(IReadOnlyList<OrderLine> lines, IReadOnlyDictionary<string, int> available) =>
        lines.PerProduct().FirstOrDefault(product => product.Quantity > available[product.ProductId]) is { ProductId: not null } product
            ? Refused(
                "out_of_stock",
                $"{product.Quantity} of {product.ProductId} were asked for, {available[product.ProductId]} are available."
            )
            : null;

    static Allocation Refused(string code, string reason) => new([], new Refusal(code, reason));
}
