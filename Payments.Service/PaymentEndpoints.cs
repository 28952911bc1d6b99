using Microsoft.AspNetCore.Http.HttpResults;

namespace Payments.Service;

static class PaymentEndpoints
{
    internal static void MapPayments(this WebApplication app) =>
        app.MapGroup("/payments")
            .WithTags("Payments")
            .MapGet("{orderId}", Get)
            .WithSummary("What was charged and refunded for an order.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    static async Task<Results<Ok<PaymentView>, ProblemHttpResult>> Get(
        string orderId,
        PaymentReader payments,
        CancellationToken cancellation
    ) =>
        await payments.Find(orderId, cancellation) is { } payment
            ? TypedResults.Ok(payment)
            : TypedResults.Problem($"Nothing was charged for an order '{orderId}'.", statusCode: StatusCodes.Status404NotFound);
}
