using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Input;
using Orders.Api.Watching;

namespace Orders.Api.Submissions;

/// <summary>What orders and transfers have in common over HTTP: reading, listing, watching and cancelling.</summary>
sealed class SubmissionEndpoints<TResource, TListItem>(SubmissionKind kind)
    where TResource : SubmissionResource, IShown<TResource>
    where TListItem : SubmissionListItem, IShown<TListItem>
{
    public RouteGroupBuilder Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(kind.Path).WithTags($"{kind.Name}s").ProducesProblem(503);
        group.MapGet("", List).WithName($"List{kind.Name}s").WithSummary($"{kind.Name}s, newest first, in pages.").ProducesValidationProblem();
        group.MapGet("/{id}", Get).WithName($"Get{kind.Name}").WithSummary($"One {kind.Noun}, with its steps.").ProducesProblem(404);
        group.MapPost("/{id}/cancellation", Cancel).WithName($"Cancel{kind.Name}").WithSummary($"Asks to cancel the {kind.Noun}; too late is a 409 that says why.")
            .Accepts<CancellationRequest>("application/json").ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).ProducesProblem(413);
        new WatchEndpoint<TResource>(kind).Map(group);
        return group;
    }

    async Task<Results<Ok<Page<TListItem>>, ProblemHttpResult>> List(
        SubmissionReader reader,
        [Description("Accepted (under way), Completed, Failed, Compensated or Cancelled.")] string? status,
        [Description("The nextCursor of the page before.")] string? cursor,
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
        return TypedResults.Ok(new Page<TListItem>(page.ConvertAll(row => TListItem.Of(row, row.Final())), next));
    }

    async Task<Results<Ok<TResource>, ProblemHttpResult>> Get(string id, SubmissionReader reader, SubmissionResources resources, CancellationToken cancellation) =>
        await reader.Find(kind, id, cancellation) is { } row
            ? TypedResults.Ok(await resources.Show<TResource>(row, cancellation))
            : Refusals.Unknown(kind, id);

    async Task<Results<Accepted<TResource>, ProblemHttpResult>> Cancel(
        string id, BodyOf<CancellationRequest> body, SubmissionReader reader, SubmissionCancellation cancellations, SubmissionResources resources, CancellationToken cancellation)
    {
        if (await reader.Find(kind, id, cancellation) is not { } row)
            return Refusals.Unknown(kind, id);
        if (body.Refuses(out var refusal, out var request))
            return refusal;
        return await cancellations.Cancel(kind, row, request.Reason, cancellation) is { } tooLate
            ? Refusals.Conflict("Too late to cancel", tooLate)
            : SubmissionAnswers.Accepted(await resources.Show<TResource>(row, cancellation));
    }
}
