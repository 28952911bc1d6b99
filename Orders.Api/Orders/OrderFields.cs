using System.ComponentModel;
using System.Text.Json;
using Contracts.Inventory;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.Orders;

/// <summary>The fields that only orders have.</summary>
sealed record OrderFields(
    string OrderId,
    [property: Description("One for each product. With allowPartial, fewer may be reserved, charged and shipped than were ordered.")]
        IReadOnlyList<OrderedProduct> Lines
) : IFields<OrderFields>
{
    static OrderFields IFields<OrderFields>.Of(SubmissionRow row, SagaDetail? saga) =>
        new(row.BusinessId, OrderedProduct.Of(StoredJson.Read<OrderRequest>(row.RequestJson).OrderItems, Reserved(saga)));

    /// <summary>The answer of Inventory; null while there is none.</summary>
    static InventoryReserved? Reserved(SagaDetail? saga) =>
        saga?.Steps.FirstOrDefault(step => step.Name == nameof(ReserveInventory))?.Result
            ?.Deserialize<InventoryReserved>(JsonSerializerOptions.Web);
}

/// <summary>How many of a product were ordered, and how many there were.</summary>
sealed record OrderedProduct(
    string ProductId,
    int Ordered,
    [property: Description("How many Inventory reserved; null while it has not.")] int? Reserved,
    [property: Description("How many are neither charged nor shipped; null while that is not known.")] int? Missing
)
{
    internal static IReadOnlyList<OrderedProduct> Of(IReadOnlyList<OrderItem> items, InventoryReserved? reserved) =>
    [
        .. items.GroupBy(item => item.ProductId).Select(product =>
        {
            var ordered = product.Sum(item => item.Quantity);
            var found = reserved?.Lines.Where(line => line.ProductId == product.Key).Sum(line => line.Quantity);
            return new OrderedProduct(product.Key, ordered, found, ordered - found);
        }),
    ];
}

/// <summary>The fields of an order in a list.</summary>
sealed record OrderListFields(string OrderId) : IFields<OrderListFields>
{
    static OrderListFields IFields<OrderListFields>.Of(SubmissionRow row, SagaDetail? saga) => new(row.BusinessId);
}
