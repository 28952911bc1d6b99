using Microsoft.AspNetCore.Http.HttpResults;

namespace Shipping.Service;

static class ShipmentEndpoints
{
    internal static void MapShipments(this WebApplication app)
    {
        var group = app.MapGroup("/shipments").WithTags("Shipments");
        group.MapGet("{orderId}", Get).WithSummary("The parcel of an order.").ProducesProblem(StatusCodes.Status404NotFound);
        if (app.Environment.IsDevelopment())
        {
            group
                .MapPost("{orderId}/dispatch", Dispatch)
                .WithSummary("Dispatches the parcel, which can then no longer be cancelled. In Development only.")
                .ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status409Conflict);
        }
    }

    static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> Get(
        string orderId,
        ShipmentReader shipments,
        CancellationToken cancellation
    ) => await shipments.Find(orderId, cancellation) is { } shipment ? TypedResults.Ok(ShipmentView.Of(shipment)) : Unknown(orderId);

    static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> Dispatch(
        string orderId,
        ShipmentReader shipments,
        Dispatching dispatching,
        CancellationToken cancellation
    )
    {
        if (await shipments.Find(orderId, cancellation) is not { } shipment)
            return Unknown(orderId);
        var dispatched = await dispatching.Dispatch(shipment, cancellation);
        return dispatched.Status == ShipmentStatus.Dispatched
            ? TypedResults.Ok(ShipmentView.Of(dispatched))
            : TypedResults.Problem(
                $"The parcel of order '{orderId}' was cancelled; it cannot leave.",
                statusCode: StatusCodes.Status409Conflict
            );
    }

    static ProblemHttpResult Unknown(string orderId) =>
        TypedResults.Problem($"There is no parcel for an order '{orderId}'.", statusCode: StatusCodes.Status404NotFound);
}
