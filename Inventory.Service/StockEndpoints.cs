using Microsoft.AspNetCore.Http.HttpResults;

namespace Inventory.Service;

/// <summary>Reading stock; in Development, also setting it.</summary>
static class StockEndpoints
{
    internal static void MapStock(this WebApplication app)
    {
        var group = app.MapGroup("/stock").WithTags("Stock");
        group.MapGet("", async (StockReader stock, CancellationToken cancellation) => TypedResults.Ok(await stock.List(cancellation)))
            .WithSummary($"The first {StockReader.MostListed} products, by id.");
        group.MapGet("{productId}", Get).WithSummary("One product.").ProducesProblem(StatusCodes.Status404NotFound);
        if (!app.Environment.IsDevelopment())
            return;
        group.MapPut("{productId}", Put).WithSummary("Creates a product, or sets its available quantity. In Development only.");
        app.MapGet("/stock-check", async (StockCheck check, CancellationToken cancellation) =>
                TypedResults.Ok(await check.Differences(cancellation)))
            .WithTags("Stock")
            .WithSummary("Products whose reserved pieces are not those of their reservations. In Development only: it reads them all.");
    }

    static async Task<Results<Ok<StockLevel>, ProblemHttpResult>> Get(
        string productId,
        StockReader stock,
        CancellationToken cancellation
    ) =>
        await stock.Find(productId, cancellation) is { } level
            ? TypedResults.Ok(level)
            : TypedResults.Problem($"There is no product '{productId}'.", statusCode: StatusCodes.Status404NotFound);

    static async Task<Results<Ok<StockLevel>, ValidationProblem>> Put(
        string productId, AvailableStock wanted, StockWriter writer, StockReader reader, CancellationToken cancellation)
    {
        if (wanted.Problems(productId) is { Count: > 0 } problems)
            return TypedResults.ValidationProblem(problems);
        await writer.Set(productId, wanted.Available!.Value, cancellation);
        return TypedResults.Ok(await reader.Find(productId, cancellation));
    }
}
