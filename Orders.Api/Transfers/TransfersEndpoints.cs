using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Input;

namespace Orders.Api.Transfers;

/// <summary>Transfers over HTTP (design section 5): checked, but not carried out yet.</summary>
static class TransfersEndpoints
{
    public static RouteGroupBuilder MapTransfers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/transfers").WithTags("Transfers");
        group.MapPost("", Place).WithName("PlaceTransfer").WithSummary("Checks a transfer; carrying it out is not available yet.")
            .Accepts<TransferRequest>("application/json").ProducesValidationProblem().ProducesProblem(413).ProducesProblem(501);
        return group;
    }

    static ProblemHttpResult Place(BodyOf<TransferRequest> body) =>
        body.Refuses(out var refusal, out _)
            ? refusal
            : TypedResults.Problem(
                "The transfer is well-formed, but transfers are not available yet; nothing was started.",
                statusCode: StatusCodes.Status501NotImplemented, title: "Not available yet");
}
