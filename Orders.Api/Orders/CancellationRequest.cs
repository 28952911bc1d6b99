using System.ComponentModel;
using Orders.Api.Input;

namespace Orders.Api.Orders;

/// <summary>The body of <c>POST /orders/{orderId}/cancellation</c>.</summary>
public sealed record CancellationRequest([property: Description("1 to 500 characters.")] string Reason) : IReadable<CancellationRequest>
{
    static CancellationRequest IReadable<CancellationRequest>.Read(Fields body) => new(body.Text("reason", 500) ?? "");
}
