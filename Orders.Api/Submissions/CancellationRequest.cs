using System.ComponentModel;
using Contracts.Rules;
using Orders.Api.Input;

namespace Orders.Api.Submissions;

/// <summary>The body of <c>POST /orders/{id}/cancellation</c> and <c>/transfers/{id}/cancellation</c>.</summary>
public sealed record CancellationRequest([property: Description("1 to 500 characters.")] string Reason) : IReadable<CancellationRequest>
{
    static CancellationRequest IReadable<CancellationRequest>.Read(Fields body, DateTimeOffset now) =>
        new(body.Text("reason", Texts.LongestReason) ?? "");
}
