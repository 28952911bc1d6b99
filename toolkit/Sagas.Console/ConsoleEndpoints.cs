using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Actions;
using Sagas.Console.DeadLetters;
using Sagas.Console.Endpoints;
using Sagas.Console.Exports;
using Sagas.Console.Failures;
using Sagas.Console.Lab;
using Sagas.Console.Live;
using Sagas.Console.Machine;
using Sagas.Console.OneSaga;
using Sagas.Console.Operations;
using Sagas.Console.SagaList;
using Sagas.Console.Shared;

namespace Sagas.Console;

/// <summary>Maps the screens. Each is a GET whose address holds everything that it shows.</summary>
public static class ConsoleEndpoints
{
    /// <summary>Maps the console at <c>/</c>, for users with at least the role viewer; call it after <c>UseSagaAccess</c>.</summary>
    public static RouteGroupBuilder MapSagaConsole(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription().WithSecurityHeaders().RequireAccess(AccessRole.Viewer);
        Asset.Map(group);
        group.MapLive();
        group.MapGet("/", () => TypedResults.Redirect("/sagas"));
        group.MapSagaList();
        group.MapOneSaga();
        group.MapExports();
        group.MapConfirm();
        group.MapBulk();
        group.MapFailures();
        group.MapOperations();
        group.MapDeadLetters();
        group.MapDeadLetterMoves();
        group.MapMachine();
        group.MapEndpoints();
        group.MapLab();
        return group;
    }
}
