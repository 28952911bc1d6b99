using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Holdings;

/// <summary><c>GET /holdings</c>: what this participant holds, for the reconciliation.</summary>
public static class HoldingEndpoints
{
    public const string Path = "/holdings";

    public static void MapHoldings(this WebApplication app) =>
        app.MapGet(Path, Get)
            .WithTags("Reconciliation")
            .WithSummary(
                $"What is held for sagas: those named by saga=, or a page of all, in the order of ids. At most {IHoldings.MostRead}."
            );

    static async Task<Results<Ok<IReadOnlyList<Holding>>, ValidationProblem>> Get(
        IHoldings holdings, Guid[] saga, Guid? after, int? limit, CancellationToken cancellation)
    {
        if (Problems(saga, after, limit) is { Count: > 0 } problems)
            return TypedResults.ValidationProblem(problems);
        return TypedResults.Ok(
            saga.Length > 0
                ? await holdings.Of(saga, cancellation)
                : await holdings.After(after, limit ?? IHoldings.MostRead, cancellation)
        );
    }

    static Dictionary<string, string[]> Problems(Guid[] sagas, Guid? after, int? limit)
    {
        var problems = new Dictionary<string, string[]>();
        if (sagas.Length > IHoldings.MostRead)
            problems["saga"] = [$"There are {sagas.Length}; allowed are at most {IHoldings.MostRead} in one request."];
        if (sagas.Length > 0 && (after is not null || limit is not null))
            problems["after"] = ["Give saga, or after and limit, not both."];
        if (limit is < 1 or > IHoldings.MostRead)
            problems["limit"] = [$"It is {limit}; allowed is 1 to {IHoldings.MostRead}."];
        return problems;
    }
}
