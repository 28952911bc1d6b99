using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Brokers;
using Sagas.Console.Models;
using Sagas.Console.Pages;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console;

/// <summary>The screens about many sagas at once.</summary>
static class ConsoleOverviews
{
    internal static void MapOverviews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/failures", Failures);
        routes.MapGet("/machine", Machine);
        routes.MapGet("/endpoints", Endpoints);
        routes.MapGet("/operations", Operations);
        routes.MapGet("/operations/{id:guid}", OneOperation);
    }

    static async Task<RazorComponentResult> Failures(string? range, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation) =>
        ConsoleEndpoints.Page<FailuresPage>(await FailuresModel.Load(range, sagas, () => personal.For(who), who.IsAtLeast(AccessRole.Operator), time.GetUtcNow(), cancellation));

    static async Task<RazorComponentResult> Machine(string? kind, ISagaQueries sagas, IEnumerable<ISagaTable> tables, TimeProvider time, CancellationToken cancellation) =>
        await MachineModel.Load(kind, sagas, tables, time.GetUtcNow(), cancellation) is { } machine
            ? ConsoleEndpoints.Page<MachinePage>(machine)
            : ConsoleEndpoints.NotFound($"This service knows no saga of the kind '{kind}'.");

    static async Task<RazorComponentResult> Endpoints(Broker broker, Neighbours neighbours, ISagaQueries sagas, IDeadLetterReader letters, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation)
    {
        var (queues, services, backlog) = (broker.Queues(cancellation), neighbours.Ask(cancellation), sagas.Backlog(cancellation));
        var dead = (await letters.Groups(who, cancellation)).GroupBy(group => group.Queue).ToDictionary(group => group.Key, group => group.Min(one => one.First));
        return ConsoleEndpoints.Page<EndpointsPage>(new EndpointsModel((await queues).With(dead), await services, await backlog, time.GetUtcNow()));
    }

    static async Task<RazorComponentResult> Operations(string? actor, string? action, string? saga, long? before, IOperationLog log, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation)
    {
        var page = await log.List(new OperationFilter(Given(actor), SagaActionNames.ParseAny(action), Given(saga), before), who, cancellation);
        return ConsoleEndpoints.Page<OperationsPage>(new OperationsModel(page, Given(actor), Given(action), Given(saga), who.IsAtLeast(AccessRole.Admin), time.GetUtcNow()));
    }

    static async Task<RazorComponentResult> OneOperation(Guid id, IOperationLog log, ISagaQueries sagas, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation)
    {
        if (await log.Find(id, who, cancellation) is not { } operation)
            return ConsoleEndpoints.NotFound($"There is no operation {id}, or it is somebody else's: only an admin sees those.");
        var now = new Dictionary<Guid, SagaStatus>();
        foreach (var part in operation.Items.Where(item => item.SagaId is not null).Select(item => item.SagaId!.Value).Distinct().Chunk(100))
        {
            foreach (var row in await sagas.ByIds(part, cancellation))
                now[row.Id] = row.Status;
        }
        return ConsoleEndpoints.Page<OneOperationPage>(new OneOperationModel(operation, now, time.GetUtcNow()));
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
