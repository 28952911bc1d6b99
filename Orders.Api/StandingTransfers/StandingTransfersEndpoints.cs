using Contracts.Transfers;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Input;
using Orders.Api.Submissions;
using Orders.Api.Transfers;

namespace Orders.Api.StandingTransfers;

/// <summary>Standing transfers over HTTP: a transfer on each of many dates.</summary>
static class StandingTransfersEndpoints
{
    public static void MapStandingTransfers(this IEndpointRouteBuilder routes)
    {
        var transfers = new SubmissionEndpoints<StandingTransferFields, ReferenceFields>(SubmissionKind.StandingTransfer);
        var group = transfers.Map(routes);
        transfers.MapPlace<StandingTransferRequest>(
            group,
            "Transfers money on each of many dates. The same request sent again gets the same answer."
        );
        group.MapChange("pause", "Lets dates pass without a transfer, until it is resumed.", (id, reason) =>
            new PauseStandingTransfer(id, reason)
        );
        group.MapChange("resume", "Transfers again from the next date on; dates that passed are not made up for.", (id, reason) =>
            new ResumeStandingTransfer(id, reason)
        );
        group.MapChange("end", "No further date; a transfer under way is carried out.", (id, reason) =>
            new EndStandingTransfer(id, reason)
        );
    }

    static void MapChange<TChange>(this RouteGroupBuilder group, string verb, string summary, Func<Guid, string, TChange> change)
        where TChange : class =>
        group
            .MapPost(
                $"/{{id}}/{verb}",
                (
                    string id,
                    BodyOf<CancellationRequest> body,
                    SubmissionReader reader,
                    StandingTransferChanges changes,
                    SubmissionResources resources,
                    CancellationToken cancellation
                ) => Change(id, body, change, reader, changes, resources, cancellation)
            )
            .WithName($"{char.ToUpperInvariant(verb[0])}{verb[1..]}StandingTransfer")
            .WithSummary(summary)
            .Accepts<CancellationRequest>("application/json")
            .ProducesValidationProblem()
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(413);

    static async Task<Results<Accepted<SubmissionResource<StandingTransferFields>>, ProblemHttpResult>> Change<TChange>(
        string id,
        BodyOf<CancellationRequest> body,
        Func<Guid, string, TChange> change,
        SubmissionReader reader,
        StandingTransferChanges changes,
        SubmissionResources resources,
        CancellationToken cancellation
    )
        where TChange : class
    {
        if (await reader.Find(SubmissionKind.StandingTransfer, id, cancellation) is not { } row)
            return Refusals.Unknown(SubmissionKind.StandingTransfer, id);
        if (body.Refuses(out var refusal, out var request))
            return refusal;
        try
        {
            return await changes.Ask(row, sagaId => change(sagaId, request.Reason), cancellation) is { } impossible
                ? Refusals.Conflict("Not possible now", $"Standing transfer '{id}': {impossible}")
                : SubmissionAnswers.Accepted(await resources.Show<StandingTransferFields>(row, cancellation));
        }
        catch (RequestException)
        {
            return TypedResults.Problem(
                $"Orders.Saga did not answer, so it is not known whether standing transfer '{id}' has changed. GET it, and ask again: "
                    + "asking twice does no harm.",
                statusCode: 503,
                title: "No answer"
            );
        }
    }
}
