using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.Operations;

/// <summary>The audit: what operators did, as a list and one by one.</summary>
static class OperationsScreen
{
    const int ReadAtOnce = 100;

    internal static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/operations", List);
        routes.MapGet("/operations/{id:guid}", One);
    }

    static async Task<RazorComponentResult> List(
        string? actor, string? action, string? saga, long? before, IOperationLog log, ClaimsPrincipal who, TimeProvider time,
        CancellationToken cancellation)
    {
        var filter = new OperationFilter(Given(actor), SagaActionNames.ParseAny(action), Given(saga), before);
        return Pages.Of<OperationsPage>(new OperationsModel(
            await log.List(filter, who, cancellation), Given(actor), Given(action), Given(saga),
            who.IsAtLeast(AccessRole.Admin), time.GetUtcNow()));
    }

    static async Task<RazorComponentResult> One(
        Guid id, IOperationLog log, ISagaQueries sagas, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation)
    {
        if (await log.Find(id, who, cancellation) is not { } operation)
            return Pages.NotFound($"There is no operation {id}, or someone else did it: only an admin sees those.");
        var statuses = new Dictionary<Guid, SagaStatus>();
        foreach (var part in operation.Items.Select(item => item.SagaId).OfType<Guid>().Distinct().Chunk(ReadAtOnce))
        {
            foreach (var row in await sagas.ByIds(part, cancellation))
                statuses[row.Id] = row.Status;
        }
        return Pages.Of<OneOperationPage>(new OneOperationModel(operation, statuses, time.GetUtcNow()));
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
