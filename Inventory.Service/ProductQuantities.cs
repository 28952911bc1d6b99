using Contracts.Orders;

namespace Inventory.Service;

static class ProductQuantities
{
    /// <summary>The lines summed by product: an order may name a product more than once.</summary>
    internal static IEnumerable<(string ProductId, long Quantity)> PerProduct(this IEnumerable<OrderLine> lines) =>
        lines
            .GroupBy(line => line.ProductId, StringComparer.Ordinal)
            .Select(product => (product.Key, product.Sum(line => (long)line.Quantity)));
}
