using Contracts.Rules;
using Orders.Api.Input;

namespace Orders.Api.Orders;

/// <summary>
/// Validates an order. Invalid values become blanks; they are reported as errors, and the order is then not used.
/// </summary>
static class OrderRules
{
    public static OrderRequest Read(Fields body)
    {
        var items = body.Objects("orderItems", OrderLimits.MostLines);
        // In this order errors list the fields; an amount cannot be read without its currency.
        body.Knows("paymentInfo", "totalAmount", "shippingAddress", "customerEmail", "orderId");
        var currency = body.Currency() ?? "USD";
        var order = new OrderRequest(
            [.. items.Select(item => Item(item, currency))],
            body.Object("paymentInfo") is { } payment ? PaymentRules.Read(payment) : new OrderPayment(""),
            body.Amount("totalAmount", currency) ?? 0,
            body.Object("shippingAddress") is { } address ? Address(address) : new OrderAddress("", ""),
            body.Email("customerEmail") ?? "",
            body.Id("orderId", required: false),
            currency,
            body.Flag("allowPartial"));
        CheckPrices(body, order, items);
        return order;
    }

    static OrderItem Item(Fields item, string currency) =>
        new(ProductId(item) ?? "", Quantity(item) ?? 0, item.UnitPrice("unitPrice", currency));

    static string? ProductId(Fields item) =>
        item.Allowed("productId", item.Text("productId", Ids.LongestProduct), Ids.ProductProblem);

    static int? Quantity(Fields item)
    {
        var allowed = $"a whole number from 1 to {OrderLimits.MostOfOne}";
        if (item.Number("quantity", allowed) is not { } quantity)
            return null;
        if (quantity is >= 1 and <= OrderLimits.MostOfOne && decimal.Truncate(quantity) == quantity)
            return (int)quantity;
        item.Refuse("quantity", $"It is {quantity}; allowed is {allowed}.");
        return null;
    }

    static OrderAddress Address(Fields address) => new(
        address.Text("street", Texts.LongestAddressLine) ?? "",
        address.Text("city", Texts.LongestAddressLine) ?? "",
        address.Text("postalCode", Texts.LongestPostalCode, required: false),
        address.Text("country", Texts.LongestCountry, required: false));

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
}
