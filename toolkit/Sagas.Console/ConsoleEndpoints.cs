using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Sagas.Access;
using Sagas.Console.Lab;
using Sagas.Console.Live;
using Sagas.Console.Models;
using Sagas.Console.Pages;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console;

/// <summary>The screens, each a GET whose address holds all that it shows.</summary>
public static class ConsoleEndpoints
{
    /// <summary>The console at <c>/</c>, for whoever may at least read; call it after <c>UseSagaAccess</c>.</summary>
    public static RouteGroupBuilder MapSagaConsole(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription().WithSecurityHeaders().RequireAccess(AccessRole.Viewer);
        Asset.Map(group);
        group.MapLive();
        group.MapActions();
        group.MapExports();
        group.MapOverviews();
        group.MapDeadLetterPages();
        group.MapLab();
        group.MapGet("/", () => TypedResults.Redirect("/sagas"));
        group.MapGet("/sagas", List);
        group.MapGet("/sagas/{id}", One);
        return group;
    }

    static async Task<RazorComponentResult> List(
        HttpRequest request, ISagaQueries sagas, IEnumerable<ISagaTable> tables, StatusSentence sentences, ConsoleFacts facts, PersonalData personal, ClaimsPrincipal who, TimeProvider time, CancellationToken cancellation) =>
        Page<SagaListPage>(await SagaListModel.Load(
            SagaListUrl.Of(request.Query), sagas, tables, sentences, () => personal.For(who), facts.HasLab, who.IsAtLeast(AccessRole.Operator), time.GetUtcNow(), cancellation));

    static async Task<RazorComponentResult> One(
        string id, long? before, Guid? op, ISagaQueries sagas, ISagaReader reader, IEnumerable<ISagaTable> tables, StatusSentence sentences, ISagaOperator operations, IOperationLog log, IDeadLetterReader letters, PersonalData personal,
        ClaimsPrincipal who, IOptions<ConsoleOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        if (await SagaModel.Load(id, before, sagas, reader, tables, sentences, options.Value, personal.For(who), time.GetUtcNow(), cancellation) is not { } saga)
            return NotFound($"No saga has the id or business id '{id}'. One that was just accepted appears when its first message is handled.");
        var detail = await reader.Find(saga.Row.Id, cancellation);
        var done = op is { } operation ? await log.Find(operation, who, cancellation) : null;
        var dead = await letters.List(new DeadLetterFilter(Saga: saga.Row.Id, Limit: 5), who, cancellation);
        return Page<OneSagaPage>(saga.With(detail is null ? [] : ActionChoice.Of(detail, (one, action) => operations.Check(one, action, who)), done) with { Dead = dead.Items });
    }

    internal static RazorComponentResult Page<TPage>(object model) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model });

    internal static RazorComponentResult NotFound(string why)
    {
        var page = Page<MissingPage>(why);
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
