using System.Text.RegularExpressions;
using Orders.Api.Input;

namespace Orders.Api.Orders;

/// <summary>
/// Validates an order. Invalid values become blanks; they are reported as errors, and the order is then not used.
/// </summary>
static partial class OrderRules
{
    const int MostLines = 100, MostOfOne = 10_000, LongestAddressLine = 200;

    public static OrderRequest Read(Fields body)
    {
        var items = body.Objects("orderItems", MostLines);
        var order = new OrderRequest(
            [.. items.Select(Item)],
            body.Object("paymentInfo") is { } payment ? PaymentRules.Read(payment) : new OrderPayment(""),
            body.Amount("totalAmount") ?? 0,
            body.Object("shippingAddress") is { } address ? Address(address) : new OrderAddress("", ""),
            body.Email("customerEmail") ?? "",
            body.Id("orderId", required: false),
            body.Currency() ?? "USD",
            body.Flag("allowPartial"));
        CheckPrices(body, order, items);
        return order;
    }

    static OrderItem Item(Fields item) => new(ProductId(item) ?? "", Quantity(item) ?? 0, item.UnitPrice("unitPrice"));

    static string? ProductId(Fields item)
    {
        var id = item.Text("productId", 64);
        return id is null || ProductIdPattern().IsMatch(id)
            ? id
            : item.Refuse("productId", $"It is '{id}'; allowed are 1 to 64 letters, digits and -_.");
    }

    static int? Quantity(Fields item)
    {
        const string Allowed = "a whole number from 1 to 10000";
        if (item.Number("quantity", Allowed) is not { } quantity)
            return null;
        if (quantity is >= 1 and <= MostOfOne && decimal.Truncate(quantity) == quantity)
            return (int)quantity;
        item.Refuse("quantity", $"It is {quantity}; allowed is {Allowed}.");
        return null;
    }

    static OrderAddress Address(Fields address) => new(
        address.Text("street", LongestAddressLine) ?? "",
        address.Text("city", LongestAddressLine) ?? "",
        address.Text("postalCode", 20, required: false),
        address.Text("country", 100, required: false));

    static void CheckPrices(Fields body, OrderRequest order, IReadOnlyList<Fields> items)
    {
        if (order.OrderItems.Count > 0 && order.OrderItems.All(item => item is { UnitPrice: not null, Quantity: > 0 }))
        {
            var sum = order.OrderItems.Sum(item => item.Quantity * item.UnitPrice!.Value);
            if (order.TotalAmount > 0 && sum != order.TotalAmount)
                body.Refuse(
                    "totalAmount",
                    $"It is {order.TotalAmount}, but the lines add up to {sum}; give their sum, or leave the unit prices out."
                );
        }
        if (order.AllowPartial != true)
            return;
        foreach (var (item, _) in items.Zip(order.OrderItems).Where(line => line.Second.UnitPrice is null))
            item.Refuse(
                "unitPrice",
                "It is missing or wrong; allowPartial needs a price on every line, because only what ships is charged."
            );
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+\z")]
    private static partial Regex ProductIdPattern();
}
