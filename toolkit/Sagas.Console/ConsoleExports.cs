using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Models;
using Sagas.History;
using Sagas.Operations;

namespace Sagas.Console;

/// <summary>A saga to take along: as JSON, as requests to try, as a test.</summary>
static class ConsoleExports
{
    const int Most = 1000;

    internal static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sagas/{id:guid}/saga.json", (Guid id, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation) =>
            Export(id, sagas, personal.For(who), "application/json", SagaExport.AsJson, cancellation));
        routes.MapGet("/sagas/{id:guid}/saga.http", (Guid id, HttpRequest request, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation) =>
            Export(id, sagas, personal.For(who), "text/plain", (row, _, events) => SagaExport.AsHttp(row, events, $"{request.Scheme}://{request.Host}"), cancellation));
        routes.MapGet("/sagas/{id:guid}/saga.cs", Test).RequireAccess(AccessRole.Admin);
        routes.MapGet("/sagas/{id:guid}/events/{position:long}", Event);
    }

    static async Task<IResult> Export(Guid id, ISagaQueries sagas, PersonalView view, string type, Func<Persistence.SagaRow, StoredSaga, IReadOnlyList<SagaEvent>, string> write, CancellationToken cancellation)
    {
        if (await sagas.Find(id.ToString(), cancellation) is not { } row)
            return ConsoleEndpoints.NotFound($"No saga has the id {id}.");
        var saga = StoredSaga.Read(row, view);
        var events = (await sagas.History(id, long.MaxValue, Most, cancellation)).Select(entry => SagaEvent.Of(entry, view)).ToList();
        return TypedResults.Text(write(row, saga, events), $"{type}; charset=utf-8");
    }

    /// <summary>A history is only true with everything in it, so it is for admins.</summary>
    static async Task<IResult> Test(Guid id, ISagaReader sagas, HistoryExporter histories, IEnumerable<ISagaTable> tables, CancellationToken cancellation) =>
        await sagas.Find(id, cancellation) is { } saga && tables.FirstOrDefault(table => table.Kind == saga.Kind) is { } known
            ? TypedResults.Text(ReplayTest.Of(await histories.Export(saga, cancellation), known), "text/plain; charset=utf-8")
            : ConsoleEndpoints.NotFound($"There is no saga {id}, or this service does not know its kind.");

    static async Task<IResult> Event(Guid id, long position, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await sagas.Find(id.ToString(), cancellation) is not { } row || await sagas.Entry(id, position, cancellation) is not { } entry)
            return ConsoleEndpoints.NotFound($"The saga {id} has no event {position}.");
        return TypedResults.Text(SagaExport.AsJson(SagaEvent.Of(entry, personal.For(who).Learn(row.Data))), "application/json; charset=utf-8");
    }
}
