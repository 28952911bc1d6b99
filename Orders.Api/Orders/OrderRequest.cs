using System.ComponentModel;
using Orders.Api.Input;
using Orders.Api.Submissions;

namespace Orders.Api.Orders;

/// <summary>
/// The body of <c>POST /orders</c>, in canonical form once read: defaults filled in, amounts with two decimals (more where the currency
/// has them), the card masked.
/// </summary>
public sealed record OrderRequest(
    [property: Description("1 to 100 lines.")] IReadOnlyList<OrderItem> OrderItems,
    OrderPayment PaymentInfo,
    [property: Description(
        "Above 0, at most 10,000,000, no more decimals than the currency has; the sum of the lines when all have a price."
    )]
        decimal TotalAmount,
    OrderAddress ShippingAddress,
    [property: Description("One plain address in any script (RFC 5321, RFC 6531), at most 254 bytes; no display name, quotes or comments.")]
        string CustomerEmail,
    [property: Description("1 to 64 letters, digits, - _ and . ; the idempotency key. Generated when absent.")] string? OrderId = null,
    [property: Description("ISO 4217; USD when absent.")] string? Currency = null,
    [property: Description("Ship and charge what can be reserved; needs a unit price on every line.")] bool? AllowPartial = null
) : IReadable<OrderRequest>, ISubmission
{
    SubmissionKind ISubmission.Kind => SubmissionKind.Order;
    string? ISubmission.Id => OrderId;
    object ISubmission.Content => this with { OrderId = null };

    object ISubmission.Submitted(SubmissionRow row) => this.Submitted(row);

    (string Field, string Message)? ISubmission.Problem(Circumstances now) =>
        string.Equals(PaymentInfo.Account, now.ShopAccount, StringComparison.OrdinalIgnoreCase)
            ? ("paymentInfo.account", $"It is '{PaymentInfo.Account}', the account of the shop; allowed is an account of the customer.")
            : null;

    static OrderRequest IReadable<OrderRequest>.Read(Fields body, DateTimeOffset now) => OrderRules.Read(body);
}

public sealed record OrderItem(
    [property: Description("1 to 64 letters, digits, - _ and .")] string ProductId,
    [property: Description("1 to 10,000.")] int Quantity,
    [property: Description("0 to 1,000,000, no more decimals than the currency has.")] decimal? UnitPrice = null);

public sealed record OrderPayment(
    [property: Description("credit_card or bank_transfer.")] string Method,
    [property: Description("For credit_card. Only the last four digits are kept, as in **** 1234.")] string? Card = null,
    [property: Description("For bank_transfer. 1 to 34 letters, digits and dashes.")] string? Account = null);

public sealed record OrderAddress(
    [property: Description("1 to 200 characters.")] string Street,
    [property: Description("1 to 200 characters.")] string City,
    [property: Description("1 to 20 characters.")] string? PostalCode = null,
    [property: Description("1 to 100 characters.")] string? Country = null);
