using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>All messages of one cause in one queue.</summary>
/// <param name="Cause">See <see cref="DeadLetterItem.Cause"/>.</param>
/// <param name="Until">Only those that were known then; null for now.</param>
public sealed record DeadLettersRequest(string? Queue, string? Cause, DateTimeOffset? Until, string? Reason);

/// <summary>Dead letters over HTTP.</summary>
public static class DeadLetterEndpoints
{
    const int Most = 200;

    /// <summary>Maps <c>/ops/dead-letters</c>.</summary>
    public static RouteGroupBuilder MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/ops/dead-letters").WithTags("Dead letters").RequireAccess(AccessRole.Viewer);
        group
            .MapGet("", List)
            .WithName("ListDeadLetters")
            .WithSummary(
                "Dead letters, newest first; filter by queue, cause, saga and status (default Open; any for all)."
            )
            .ProducesValidationProblem();
        group
            .MapGet("/groups", (IDeadLetterReader letters, HttpContext http, CancellationToken cancellation) =>
                letters.Groups(http.User, cancellation)
            )
            .WithName("GroupDeadLetters")
            .WithSummary("Open dead letters, grouped by queue and cause.");
        group.MapGet("/{id:guid}", Get).WithName("GetDeadLetter").WithSummary("One dead letter, with its content.");
        group.Map("resend", SagaAction.ResendMessage, "back to its original queue");
        group.Map("discard", SagaAction.DiscardMessage, "out of its queue, permanently");
        return group;
    }

    static void Map(this RouteGroupBuilder group, string verb, SagaAction action, string where)
    {
        group
            .MapPost(
                $"/{{id:guid}}/{verb}",
                (Guid id, OperationRequest? body, IDeadLetterOperator letters, HttpContext http, CancellationToken cancellation) =>
                    One(DeadLetterSelection.One(id), action, body?.Reason, letters, http, cancellation)
            )
            .WithSummary($"Moves one {where}.")
            .ProducesValidationProblem()
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(503);
        group
            .MapPost(
                $"/{verb}",
                (
                    DeadLettersRequest? body,
                    IDeadLetterOperator letters,
                    HttpContext http,
                    TimeProvider time,
                    CancellationToken cancellation
                ) => Many(body, action, letters, http, time, cancellation)
            )
            .WithSummary(
                $"Moves all of one cause in one queue {where}, at most {IDeadLetterOperator.Most}; each has its own outcome."
            )
            .ProducesValidationProblem()
            .ProducesProblem(403);
    }

    static async Task<Results<Ok<DeadLetterList>, ValidationProblem>> List(
        IDeadLetterReader letters,
        HttpContext http,
        string? queue,
        string? cause,
        Guid? saga,
        string? status,
        string? before,
        int? limit,
        CancellationToken cancellation
    )
    {
        var problems = new Dictionary<string, string[]>();
        DeadLetterStatus? wanted = DeadLetterStatus.Open;
        if (status == "any")
            wanted = null;
        else if (
            status is not null
            && (wanted = Enum.GetValues<DeadLetterStatus>().Cast<DeadLetterStatus?>().FirstOrDefault(known => known.ToString() == status))
                is null
        )
            problems["status"] = [$"It is '{status}'; allowed are any, {string.Join(", ", Enum.GetNames<DeadLetterStatus>())}."];
        if (before is not null && DeadLetterCursor.Parse(before) is null)
            problems["before"] = [$"It is '{before}'; give the next of the page before, or none for the first page."];
        if (limit is < 1 or > Most)
            problems["limit"] = [$"It is {limit}; allowed is 1 to {Most}."];
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);
        var page = await letters.List(
            new DeadLetterFilter(queue, cause, saga, wanted, DeadLetterCursor.Parse(before), limit ?? 50),
            http.User,
            cancellation
        );
        return TypedResults.Ok(new DeadLetterList(page.Items, page.Next?.ToString()));
    }

    static async Task<Results<Ok<DeadLetterDetail>, ProblemHttpResult>> Get(
        Guid id,
        IDeadLetterReader letters,
        HttpContext http,
        CancellationToken cancellation
    ) =>
        await letters.Find(id, http.User, cancellation) is { } letter
            ? TypedResults.Ok(letter)
            : TypedResults.Problem($"There is no dead letter {id}.", statusCode: 404, title: "Unknown dead letter");

    static async Task<Results<Accepted<Operation>, ValidationProblem, ProblemHttpResult>> One(
        DeadLetterSelection selection,
        SagaAction action,
        string? reason,
        IDeadLetterOperator letters,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        var operation = await letters.Run(selection, action, reason, http.User, cancellation);
        return operation.Items[0].Outcome switch
        {
            ActionOutcome.Accepted => Accepted(operation),
            ActionOutcome.Invalid => Invalid(operation),
            ActionOutcome.Forbidden => Problem(operation, 403, "Not allowed"),
            ActionOutcome.NotFound => Problem(operation, 404, "Unknown dead letter"),
            ActionOutcome.Refused => Problem(operation, 409, "Not possible now"),
            _ => Problem(operation, 503, "No answer"),
        };
    }

    static async Task<Results<Accepted<Operation>, ValidationProblem, ProblemHttpResult>> Many(
        DeadLettersRequest? body,
        SagaAction action,
        IDeadLetterOperator letters,
        HttpContext http,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrEmpty(body?.Queue) || string.IsNullOrEmpty(body.Cause))
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]>
                {
                    ["queue"] = ["Give the queue and the cause, as GET /ops/dead-letters/groups names them."],
                }
            );
        var operation = await letters.Run(
            DeadLetterSelection.All(body.Queue, body.Cause, body.Until ?? time.GetUtcNow()),
            action,
            body.Reason,
            http.User,
            cancellation
        );
        return operation.Items[0].Outcome switch
        {
            ActionOutcome.Invalid => Invalid(operation),
            ActionOutcome.Forbidden => Problem(operation, 403, "Not allowed"),
            _ => Accepted(operation),
        };
    }

    static Accepted<Operation> Accepted(Operation operation) =>
        TypedResults.Accepted($"/ops/operations/{operation.OperationId}", operation);

    static ValidationProblem Invalid(Operation operation) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["reason"] = [operation.Items[0].Detail!] });

    static ProblemHttpResult Problem(Operation operation, int status, string title) =>
        TypedResults.Problem(operation.Items[0].Detail, statusCode: status, title: title);
}

/// <param name="Next">The <c>before</c> of the next page; null on the last.</param>
public sealed record DeadLetterList(IReadOnlyList<DeadLetterItem> Items, string? Next);
