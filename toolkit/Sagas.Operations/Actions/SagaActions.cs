using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Sagas.Operations;

/// <summary>An operator's reason for an action; kept permanently in the saga's journal.</summary>
public sealed record OperationRequest(string? Reason);

/// <summary>The saga accepted the action; the operation records who requested it and why.</summary>
public sealed record ActionAccepted(Guid SagaId, Guid OperationId);

/// <summary>An action that the caller can or cannot do to a saga now, why not, and what it would do.</summary>
public sealed record ActionItem(string Action, bool Allowed, string? WhyNot, string Preview);

/// <summary>Operators' actions on one saga, over HTTP.</summary>
static class SagaActions
{
    internal static void MapSagaActions(this RouteGroupBuilder group)
    {
        group
            .MapGet("/{id}/actions", List)
            .WithName("GetSagaActions")
            .WithSummary("What the caller can do to it now, or why not, and what would be sent.");
        group.Map(SagaAction.Retry, "Retries the failed compensation of a saga that needs intervention, with its full retry policy.");
        group.Map(SagaAction.Resolve, "Declares the failed compensation of a saga that needs intervention done by hand.");
        group.Map(SagaAction.Cancel, "Compensates a saga before its point of no return.");
        group.Map(SagaAction.FireTimer, "Ends the wait for the next attempt or for the date.");
        group.Map(SagaAction.Approve, "Approves what a saga waits for.");
        group.Map(SagaAction.Reject, "Rejects what a saga waits for.");
    }

    static async Task<Results<Ok<ActionItem[]>, ProblemHttpResult>> List(
        string id,
        ISagaReader sagas,
        ISagaOperator operations,
        HttpContext http,
        CancellationToken cancellation
    ) =>
        await sagas.FindByIdOrName(id, cancellation) is { } saga
            ? TypedResults.Ok(SagaActionNames.OfSagas.Select(action => Item(action, operations.Check(saga, action, http.User))).ToArray())
            : SagaOperationsEndpoints.Unknown(id);

    static ActionItem Item(SagaAction action, ActionCheck check) => new(action.Name(), check.Allowed, check.WhyNot, check.Preview);

    static void Map(this RouteGroupBuilder group, SagaAction action, string summary) =>
        group
            .MapPost(
                $"/{{id}}/{action.Name()}",
                (string id, OperationRequest? body, ISagaOperator sagas, HttpContext http, CancellationToken cancellation) =>
                    Run(id, action, body?.Reason, sagas, http, cancellation)
            )
            .WithSummary(summary)
            .ProducesValidationProblem()
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(503);

    static async Task<Results<Accepted<ActionAccepted>, ValidationProblem, ProblemHttpResult>> Run(
        string id, SagaAction action, string? reason, ISagaOperator sagas, HttpContext http, CancellationToken cancellation)
    {
        var result = await sagas.Run(id, action, reason, http.User, cancellation);
        return result.Outcome switch
        {
            ActionOutcome.Accepted => TypedResults.Accepted(
                $"/ops/sagas/{result.SagaId}",
                new ActionAccepted(result.SagaId!.Value, result.OperationId)
            ),
            ActionOutcome.Invalid => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["reason"] = [result.Detail!] }),
            ActionOutcome.Forbidden => TypedResults.Problem(result.Detail, statusCode: 403, title: "Not allowed"),
            ActionOutcome.NotFound => TypedResults.Problem(result.Detail, statusCode: 404, title: "Unknown saga"),
            ActionOutcome.Refused => TypedResults.Problem($"{id}: {result.Detail}", statusCode: 409, title: "Not possible now"),
            _ => TypedResults.Problem(result.Detail, statusCode: 503, title: "No answer"),
        };
    }
}
