using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orders.Api.Input;

namespace Orders.Api.Orders;

/// <summary>Orders over HTTP (design section 5).</summary>
static class OrdersEndpoints
{
    public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/orders").WithTags("Orders").ProducesProblem(503);
        group.MapPost("", Place).WithName("PlaceOrder").WithSummary("Places an order. The same order sent again gets the same answer.")
            .Accepts<OrderRequest>("application/json").ProducesValidationProblem()
            .ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        group.MapGet("", List).WithName("ListOrders").WithSummary("Orders, newest first, in pages.").ProducesValidationProblem();
        group.MapGet("/{orderId}", Get).WithName("GetOrder").WithSummary("One order, with its steps.").ProducesProblem(404);
        group.MapPost("/{orderId}/cancellation", Cancel).WithName("CancelOrder").WithSummary("Asks to cancel an order; too late is a 409 that says why.")
            .Accepts<CancellationRequest>("application/json").ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).ProducesProblem(413);
        group.MapGet("/{orderId}/events", Events).WithName("WatchOrder").WithSummary("Server-sent events: the order now, and whenever it changed, until it finished.")
            .Produces<OrderResource>(200, "text/event-stream").ProducesProblem(404);
        return group;
    }

    static async Task<Results<Accepted<OrderResource>, ProblemHttpResult>> Place(
        BodyOf<OrderRequest> body,
        [FromHeader(Name = IdempotencyKey.Header), Description("Up to 255 characters, in double quotes; the same key and body get the same order.")] string? idempotencyKey,
        OrderPlacement orders,
        OrderResources resources,
        CancellationToken cancellation)
    {
        if (body.Refuses(out var refusal, out var request))
            return refusal;
        var key = idempotencyKey is null ? null : IdempotencyKey.Parse(idempotencyKey);
        if (idempotencyKey is not null && key is null)
            return Refusals.BadInput(IdempotencyKey.Header, IdempotencyKey.Problem(idempotencyKey));
        return await orders.Place(request, key, cancellation) switch
        {
            Placement.Accepted { IsNew: true, Order: var order } => Accepted(OrderResource.Of(order, saga: null)),
            Placement.Accepted { Order: var order } => Accepted(await resources.Show(order, cancellation)),
            Placement.OtherContent { OrderId: var id } => Refusals.OtherContent(id),
            _ => Refusals.KeyReused(key!),
        };
    }

    static async Task<Results<Ok<OrderPage>, ProblemHttpResult>> List(
        OrderReader orders,
        [Description("Accepted (under way), Completed, Failed, Compensated or Cancelled.")] string? status,
        [Description("The nextCursor of the page before.")] string? cursor,
        [Description("1 to 200; 50 when absent.")] string? limit,
        CancellationToken cancellation)
    {
        var errors = new Errors();
        var query = ListQuery.Read(status, cursor, limit, errors);
        if (errors.Any)
            return Refusals.BadInput(errors.ByField());
        var rows = await orders.List(query.Status, query.Cursor, query.Limit + 1, cancellation);
        var page = rows.Take(query.Limit).ToList();
        var next = rows.Count > query.Limit ? new OrderCursor(page[^1].SubmittedAt, page[^1].OrderId).ToString() : null;
        return TypedResults.Ok(new OrderPage(page.ConvertAll(OrderListItem.Of), next));
    }

    static async Task<Results<Ok<OrderResource>, ProblemHttpResult>> Get(string orderId, OrderReader orders, OrderResources resources, CancellationToken cancellation) =>
        await orders.Find(orderId, cancellation) is { } order
            ? TypedResults.Ok(await resources.Show(order, cancellation))
            : Refusals.UnknownOrder(orderId);

    static async Task<Results<Accepted<OrderResource>, ProblemHttpResult>> Cancel(
        string orderId, BodyOf<CancellationRequest> body, OrderReader orders, OrderCancellation cancellations, OrderResources resources, CancellationToken cancellation)
    {
        if (await orders.Find(orderId, cancellation) is not { } order)
            return Refusals.UnknownOrder(orderId);
        if (body.Refuses(out var refusal, out var request))
            return refusal;
        return await cancellations.Cancel(order, request.Reason, cancellation) is { } tooLate
            ? Refusals.Conflict("Too late to cancel", tooLate)
            : Accepted(await resources.Show(order, cancellation));
    }

    static async Task<Results<ServerSentEventsResult<OrderResource>, ProblemHttpResult>> Events(string orderId, OrderReader orders, OrderEvents events, CancellationToken cancellation) =>
        await orders.Find(orderId, cancellation) is { } order
            ? TypedResults.ServerSentEvents(events.Watch(order, cancellation))
            : Refusals.UnknownOrder(orderId);

    static Accepted<OrderResource> Accepted(OrderResource order) => TypedResults.Accepted(order.Links.Self, order);
}
