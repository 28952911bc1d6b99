using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.OneSaga;
using Sagas.Console.Shared;
using Sagas.History;
using Sagas.Operations;
using Sagas.Persistence;

namespace Sagas.Console.Exports;

/// <summary>Downloads of a saga: as JSON, as <c>.http</c> requests, as a replay test; and of one event in full.</summary>
static class ExportEndpoints
{
    const int Most = 1000;

    internal static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sagas/{id:guid}/saga.json", AsJson);
        routes.MapGet("/sagas/{id:guid}/saga.http", AsHttp);
        routes.MapGet("/sagas/{id:guid}/saga.cs", AsTest).RequireAccess(AccessRole.Admin);
        routes.MapGet("/sagas/{id:guid}/events/{position:long}", Event);
    }

    static Task<IResult> AsJson(
        Guid id, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation) =>
        Export(id, sagas, personal.For(who), "application/json", SagaExport.AsJson, cancellation);

    static Task<IResult> AsHttp(
        Guid id, HttpRequest request, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var address = $"{request.Scheme}://{request.Host}";
        return Export(
            id, sagas, personal.For(who), "text/plain", (row, _, events) => SagaExport.AsHttp(row, events, address), cancellation);
    }

    static async Task<IResult> Export(
        Guid id, ISagaQueries sagas, PersonalView view, string type,
        Func<SagaRow, StoredSaga, IReadOnlyList<SagaEvent>, string> write, CancellationToken cancellation)
    {
        if (await sagas.Find(id.ToString(), cancellation) is not { } row)
            return Pages.NotFound($"No saga has the id {id}.");
        var saga = StoredSaga.Read(row, view);
        var history = await sagas.History(id, long.MaxValue, Most, cancellation);
        return TypedResults.Text(
            write(row, saga, [.. history.Select(entry => SagaEvent.Of(entry, view))]), $"{type}; charset=utf-8");
    }

    /// <summary>A replay needs the history unmasked, so it is for admins only.</summary>
    static async Task<IResult> AsTest(
        Guid id, ISagaReader sagas, HistoryExporter histories, IEnumerable<ISagaTable> tables, CancellationToken cancellation) =>
        await sagas.Find(id, cancellation) is { } saga && tables.FirstOrDefault(table => table.Kind == saga.Kind) is { } known
            ? TypedResults.Text(ReplayTest.Of(await histories.Export(saga, cancellation), known), "text/plain; charset=utf-8")
            : Pages.NotFound($"No saga has the id {id}, or this service does not know its kind.");

    static async Task<IResult> Event(
        Guid id, long position, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await sagas.Find(id.ToString(), cancellation) is not { } row
            || await sagas.Entry(id, position, cancellation) is not { } entry)
            return Pages.NotFound($"Saga {id} has no event at position {position}.");
        var happened = SagaEvent.Of(entry, personal.For(who).Learn(row.Data));
        return TypedResults.Text(SagaExport.AsJson(happened), "application/json; charset=utf-8");
    }
}
