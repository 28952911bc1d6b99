using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Sagas.Operations;

/// <summary>The same action on many sagas.</summary>
/// <param name="Action">As in the URL of one saga, e.g. <c>retry</c>.</param>
/// <param name="SagaIds">Ids or business ids. The selection is fixed, whatever matches a filter later.</param>
public sealed record OperationsRequest(string? Action, IReadOnlyList<string?>? SagaIds, string? Reason);

/// <summary>Operations on many sagas, and the audit.</summary>
static class OperationEndpoints
{
    const int MostSagas = 200;
    const int MostListed = 200;

    internal static RouteGroupBuilder MapOperations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/ops/operations").WithTags("Operations");
        group
            .MapPost("", Run)
            .WithName("RunOperation")
            .WithSummary("The same action on many sagas; each has its own outcome.")
            .ProducesValidationProblem()
            .ProducesProblem(403);
        group
            .MapGet("", List)
            .WithName("ListOperations")
            .WithSummary("Who did what, newest first; filter by actor, action and saga.")
            .ProducesValidationProblem();
        group.MapGet("/{id:guid}", Get).WithName("GetOperation").WithSummary("One operation, with the outcome for each saga.");
        return group;
    }

    static async Task<Results<Accepted<Operation>, ValidationProblem, ProblemHttpResult>> Run(
        OperationsRequest? body,
        ISagaOperator sagas,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        var problems = new Dictionary<string, string[]>();
        var action = SagaActionNames.Parse(body?.Action);
        if (action is null)
            problems["action"] = [Unknown(body?.Action, SagaActionNames.OfSagas)];
        if (body?.SagaIds is not { Count: >= 1 and <= MostSagas } ids || ids.Any(string.IsNullOrWhiteSpace))
            problems["sagaIds"] = [$"Give 1 to {MostSagas} ids or business ids; larger sets in several operations."];
        else if (problems.Count == 0)
            return Answer(await sagas.RunMany([.. ids.OfType<string>()], action!.Value, body.Reason, http.User, cancellation));
        return TypedResults.ValidationProblem(problems);
    }

    static Results<Accepted<Operation>, ValidationProblem, ProblemHttpResult> Answer(Operation operation) =>
        operation.Items[0] switch
        {
            { Outcome: ActionOutcome.Invalid } item => TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["reason"] = [item.Detail!] }
            ),
            { Outcome: ActionOutcome.Forbidden } item => TypedResults.Problem(item.Detail, statusCode: 403, title: "Not allowed"),
            _ => TypedResults.Accepted($"/ops/operations/{operation.OperationId}", operation),
        };

    static async Task<Results<Ok<OperationPage>, ValidationProblem>> List(
        IOperationLog operations,
        HttpContext http,
        string? actor,
        string? action,
        string? saga,
        long? before,
        int? limit,
        CancellationToken cancellation
    )
    {
        var problems = new Dictionary<string, string[]>();
        var wanted = SagaActionNames.ParseAny(action);
        if (action is not null && wanted is null)
            problems["action"] = [Unknown(action, Enum.GetValues<SagaAction>())];
        if (limit is < 1 or > MostListed)
            problems["limit"] = [$"It is {limit}; allowed is 1 to {MostListed}."];
        return problems.Count > 0
            ? TypedResults.ValidationProblem(problems)
            : TypedResults.Ok(
                await operations.List(new OperationFilter(actor, wanted, saga, before, limit ?? 50), http.User, cancellation)
            );
    }

    static async Task<Results<Ok<Operation>, ProblemHttpResult>> Get(
        Guid id,
        IOperationLog operations,
        HttpContext http,
        CancellationToken cancellation
    ) =>
        await operations.Find(id, http.User, cancellation) is { } operation
            ? TypedResults.Ok(operation)
            : TypedResults.Problem($"There is no operation {id} that you may see.", statusCode: 404, title: "Unknown operation");

    static string Unknown(string? action, IEnumerable<SagaAction> allowed) =>
        $"It is '{action}'; allowed are {string.Join(", ", allowed.Select(known => known.Name()))}.";
}
