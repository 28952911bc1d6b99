using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Input;
using Orders.Api.Watching;

namespace Orders.Api.Submissions;

/// <summary>The HTTP endpoints common to orders and transfers: placing, reading, listing, watching and cancelling.</summary>
/// <typeparam name="TFields">The fields that only this kind has.</typeparam>
/// <typeparam name="TListFields">The same, in a list.</typeparam>
sealed class SubmissionEndpoints<TFields, TListFields>(SubmissionKind kind)
    where TFields : class, IFields<TFields>
    where TListFields : class, IFields<TListFields>
{
    public RouteGroupBuilder Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(kind.Path).WithTags($"{kind.Name}s").ProducesProblem(503);
        group
            .MapGet("", List)
            .WithName($"List{kind.Name}s")
            .WithSummary($"{kind.Name}s, newest first, in pages.")
            .ProducesValidationProblem();
        group.MapGet("/{id}", Get).WithName($"Get{kind.Name}").WithSummary($"One {kind.Noun}, with its steps.").ProducesProblem(404);
        group
            .MapPost("/{id}/cancellation", Cancel)
            .WithName($"Cancel{kind.Name}")
            .WithSummary(
                $"Asks to cancel the {kind.Noun}; too late is a 409 that says why. The {kind.Noun} then says what became of it."
            )
            .Accepts<CancellationRequest>("application/json")
            .ProducesValidationProblem()
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(413);
        new WatchEndpoint<TFields>(kind).Map(group);
        return group;
    }

    /// <summary>Maps placing a submission that contains its id.</summary>
    public void MapPlace<TRequest>(RouteGroupBuilder group, string summary) where TRequest : class, IReadable<TRequest>, ISubmission =>
        group.MapPost("", Place<TRequest>).WithName($"Place{kind.Name}").WithSummary(summary)
            .Accepts<TRequest>("application/json").ProducesValidationProblem().ProducesProblem(409).ProducesProblem(413);

    static async Task<Results<Accepted<SubmissionResource<TFields>>, ProblemHttpResult>> Place<TRequest>(
        BodyOf<TRequest> body,
        SubmissionAnswers answers,
        CancellationToken cancellation
    )
        where TRequest : class, IReadable<TRequest>, ISubmission =>
        body.Refuses(out var refusal, out var request) ? refusal : await answers.Submit<TFields>(request, key: null, cancellation);

    async Task<Results<Ok<Page<SubmissionListItem<TListFields>>>, ProblemHttpResult>> List(
        SubmissionReader reader,
        [Description("Accepted (unfinished), Completed, Failed, Compensated or Cancelled.")] string? status,
        [Description("The nextCursor of the previous page.")] string? cursor,
        [Description("1 to 200; 50 when absent.")] string? limit,
        CancellationToken cancellation)
    {
        var errors = new Errors();
        var query = ListQuery.Read(status, cursor, limit, errors);
        if (errors.Any)
            return Refusals.BadInput(errors.ByField());
        var rows = await reader.List(kind, query, cancellation);
        var page = rows.Take(query.Limit).ToList();
        var next = rows.Count > query.Limit ? new ListCursor(page[^1].SubmittedAt, page[^1].BusinessId).ToString() : null;
        return TypedResults.Ok(new Page<SubmissionListItem<TListFields>>(page.ConvertAll(SubmissionListItem<TListFields>.Of), next));
    }

    async Task<Results<Ok<SubmissionResource<TFields>>, ProblemHttpResult>> Get(
        string id, SubmissionReader reader, SubmissionResources resources, CancellationToken cancellation) =>
        await reader.Find(kind, id, cancellation) is { } row
            ? TypedResults.Ok(await resources.Show<TFields>(row, cancellation))
            : Refusals.Unknown(kind, id);

    async Task<Results<Accepted<SubmissionResource<TFields>>, ProblemHttpResult>> Cancel(
        string id,
        BodyOf<CancellationRequest> body,
        SubmissionReader reader,
        SubmissionCancellation cancellations,
        SubmissionResources resources,
        CancellationToken cancellation
    )
    {
        if (await reader.Find(kind, id, cancellation) is not { } row)
            return Refusals.Unknown(kind, id);
        if (body.Refuses(out var refusal, out var request))
            return refusal;
        var (now, tooLate) = await cancellations.Cancel(kind, row, request.Reason, cancellation);
        return tooLate is not null
            ? Refusals.Conflict("Too late to cancel", tooLate)
            : SubmissionAnswers.Accepted(await resources.Show<TFields>(now, cancellation));
    }
}
