using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Input;
using Orders.Api.Submissions;

namespace Orders.Api.Transfers;

/// <summary><c>/transfers</c>: a transfer is placed here; what else can be asked of it is the same for all submissions.</summary>
static class TransfersEndpoints
{
    public static void MapTransfers(this IEndpointRouteBuilder routes) =>
        new SubmissionEndpoints<TransferResource, TransferListItem>(SubmissionKind.Transfer).Map(routes)
            .MapPost("", Place).WithName("PlaceTransfer").WithSummary("Transfers money. The same transfer sent again gets the same answer.")
            .Accepts<TransferRequest>("application/json").ProducesValidationProblem().ProducesProblem(409).ProducesProblem(413);

    static async Task<Results<Accepted<TransferResource>, ProblemHttpResult>> Place(BodyOf<TransferRequest> body, SubmissionAnswers answers, CancellationToken cancellation) =>
        body.Refuses(out var refusal, out var request) ? refusal : await answers.Submit<TransferResource>(request, key: null, cancellation);
}
