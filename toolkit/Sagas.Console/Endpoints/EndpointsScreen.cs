using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Console.Shared;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console.Endpoints;

static class EndpointsScreen
{
    internal static void MapEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/endpoints", Show);

    static async Task<RazorComponentResult> Show(
        Broker broker, Neighbours neighbours, ISagaQueries sagas, IDeadLetterReader deadLetters, ClaimsPrincipal who,
        TimeProvider time, CancellationToken cancellation)
    {
        var (queues, services, backlog) = (broker.Queues(cancellation), neighbours.Ask(cancellation), sagas.Backlog(cancellation));
        var dead = (await deadLetters.Groups(who, cancellation)).GroupBy(group => group.Queue)
            .ToDictionary(group => group.Key, group => group.Min(one => one.First));
        return Pages.Of<EndpointsPage>(
            new EndpointsModel((await queues).With(dead), await services, await backlog, time.GetUtcNow()));
    }
}
