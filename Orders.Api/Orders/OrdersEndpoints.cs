using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orders.Api.Input;
using Orders.Api.Submissions;

namespace Orders.Api.Orders;

/// <summary><c>/orders</c>: placing an order; the other endpoints are the same for all submissions.</summary>
static class OrdersEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes) =>
        new SubmissionEndpoints<OrderFields, OrderListFields>(SubmissionKind.Order).Map(routes)
            .MapPost("", Place).WithName("PlaceOrder").WithSummary("Places an order. The same order sent again gets the same answer.")
            .Accepts<OrderRequest>("application/json").ProducesValidationProblem()
            .ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);

    static async Task<Results<Accepted<SubmissionResource<OrderFields>>, ProblemHttpResult>> Place(
        BodyOf<OrderRequest> body,
        [
            FromHeader(Name = IdempotencyKey.Header),
            Description("Up to 255 characters, in double quotes; the same key and body get the same order.")
        ]
            string? idempotencyKey,
        SubmissionAnswers answers,
        CancellationToken cancellation)
    {
        if (body.Refuses(out var refusal, out var request))
            return refusal;
        var key = idempotencyKey is null ? null : IdempotencyKey.Parse(idempotencyKey);
        return idempotencyKey is not null && key is null
            ? Refusals.BadInput(IdempotencyKey.Header, IdempotencyKey.Problem(idempotencyKey))
            : await answers.Submit<OrderFields>(request, key, cancellation);
    }
}
