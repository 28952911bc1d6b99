using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.History;

namespace Sagas.Operations;

/// <summary>
/// The operations API: <c>/ops/sagas</c> lists and shows sagas and accepts actions; <c>/ops/operations</c> shows the audit.
/// </summary>
public static class SagaOperationsEndpoints
{
    const int Most = 200;

    /// <summary>Maps <c>/ops/sagas</c> and <c>/ops/operations</c>.</summary>
    public static RouteGroupBuilder MapSagaOperations(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").RequireAccess(AccessRole.Viewer);
        all.MapSagas();
        all.MapOperations();
        return all;
    }

    static void MapSagas(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/ops/sagas").WithTags("Operations");
        group
            .MapGet("", List)
            .WithName("ListSagas")
            .WithSummary("Sagas, newest first; filter by kind, status and text.")
            .ProducesValidationProblem();
        group.MapGet("/{id}", Get).WithName("GetSaga").WithSummary("One saga, by its id or business id.");
        group.MapGet("/{id}/journal", Journal).WithName("GetSagaJournal").WithSummary("Its whole history, oldest first.");
        group
            .MapGet("/{id}/history", History)
            .WithName("GetSagaHistory")
            .WithSummary("Its whole history as one document, to archive or to replay in a test.")
            .Produces<SagaHistory>()
            .RequireAccess(AccessRole.Admin);
        group.MapSagaActions();
    }

    static async Task<Results<Ok<SagaPage>, ValidationProblem>> List(
        ISagaQueries sagas,
        PersonalData personal,
        HttpContext http,
        string? kind,
        string? status,
        string? q,
        string? cursor,
        int? limit,
        CancellationToken cancellation
    )
    {
        var problems = new Dictionary<string, string[]>();
        SagaStatus? wanted = null;
        if (status is not null && !TryStatus(status, out wanted))
            problems["status"] = [$"It is '{status}'; allowed are {string.Join(", ", Enum.GetNames<SagaStatus>())}."];
        SagaCursor? before = null;
        if (cursor is not null && !SagaCursor.TryParse(cursor, out before))
            problems["cursor"] = [$"It is '{cursor}'; give the nextCursor of the page before, or none for the first page."];
        if (limit is < 1 or > Most)
            problems["limit"] = [$"It is {limit}; allowed is 1 to {Most}."];
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems);
        var query = new SagaListQuery(wanted is { } one ? [one] : [], kind, q, Before: before, Limit: limit ?? 50);
        return TypedResults.Ok(SagaPage.Of(await sagas.List(query, cancellation), row => personal.For(http.User).Learn(row.Data)));
    }

    static async Task<Results<Ok<SagaResource>, ProblemHttpResult>> Get(
        ISagaReader sagas,
        PersonalData personal,
        HttpContext http,
        string id,
        CancellationToken cancellation
    )
    {
        if (await sagas.FindByIdOrName(id, cancellation) is not { } saga)
            return Unknown(id);
        var view = await View(sagas, personal, http, saga, cancellation);
        var timers = await sagas.Timers(saga.SagaId, cancellation);
        return TypedResults.Ok(new SagaResource(view.Detail(saga), [.. timers.Select(timer => new SagaTimer(timer.Name, timer.DueAt))]));
    }

    static async Task<Results<Ok<JournalPage>, ProblemHttpResult>> Journal(
        ISagaReader sagas, PersonalData personal, HttpContext http, string id, long? after, int? limit, CancellationToken cancellation)
    {
        if (await sagas.FindByIdOrName(id, cancellation) is not { } saga)
            return Unknown(id);
        var size = Math.Clamp(limit ?? Most, 1, 1000);
        var entries = await sagas.Journal(saga.SagaId, after ?? 0, size + 1, cancellation);
        var view = await View(sagas, personal, http, saga, cancellation);
        return TypedResults.Ok(
            new JournalPage(
                [.. entries.Take(size).Select(entry => JournalItem.Of(entry, view))],
                entries.Count > size ? entries[size - 1].Position : null
            )
        );
    }

    static async Task<PersonalView> View(
        ISagaReader sagas,
        PersonalData personal,
        HttpContext http,
        SagaDetail saga,
        CancellationToken cancellation
    )
    {
        var view = personal.For(http.User);
        return view.SeesAll ? view : view.Learn(await sagas.Data(saga.SagaId, cancellation));
    }

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> History(
        ISagaReader sagas,
        HistoryExporter exporter,
        string id,
        CancellationToken cancellation
    ) =>
        await sagas.FindByIdOrName(id, cancellation) is { } saga
            ? TypedResults.Text((await exporter.Export(saga, cancellation)).ToJson(), "application/json")
            : Unknown(id);

    static bool TryStatus(string text, out SagaStatus? status)
    {
        status =
            Enum.TryParse<SagaStatus>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) && !int.TryParse(text, out _)
                ? known
                : null;
        return status is not null;
    }

    internal static ProblemHttpResult Unknown(string id) =>
        TypedResults.Problem(
            $"No saga has the id or business id '{id}'. A saga that was just accepted appears when its first message is handled.",
            statusCode: 404,
            title: "Unknown saga"
        );
}
