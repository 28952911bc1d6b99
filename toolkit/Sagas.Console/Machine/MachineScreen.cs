using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.Machine;

static class MachineScreen
{
    internal static void MapMachine(this IEndpointRouteBuilder routes) => routes.MapGet("/machine", Show);

    static async Task<RazorComponentResult> Show(
        string? kind, ISagaQueries sagas, IEnumerable<ISagaTable> tables, TimeProvider time, CancellationToken cancellation) =>
        await MachineModel.Load(kind, sagas, tables, time.GetUtcNow(), cancellation) is { } machine
            ? Pages.Of<MachinePage>(machine)
            : Pages.NotFound($"This service has no sagas of the kind '{kind}'.");
}
