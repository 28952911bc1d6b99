using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Sagas.Console.Live;
using Sagas.Console.Models;
using Sagas.Console.Pages;
using Sagas.Operations;
using Sagas.Steps;

namespace Sagas.Console;

/// <summary>The screens, each a GET whose address holds all that it shows.</summary>
public static class ConsoleEndpoints
{
    public static RouteGroupBuilder MapSagaConsole(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription().WithSecurityHeaders();
        Asset.Map(group);
        group.MapLive();
        group.MapGet("/", () => TypedResults.Redirect("/sagas"));
        group.MapGet("/sagas", List);
        group.MapGet("/sagas/{id}", One);
        return group;
    }

    static async Task<RazorComponentResult> List(HttpRequest request, ISagaQueries sagas, IEnumerable<ISagaTable> tables, StatusSentence sentences, ConsoleFacts facts, TimeProvider time, CancellationToken cancellation) =>
        Page<SagaListPage>(await SagaListModel.Load(SagaListUrl.Of(request.Query), sagas, tables, sentences, facts.HasLab, time.GetUtcNow(), cancellation));

    static async Task<RazorComponentResult> One(
        string id, long? before, ISagaQueries sagas, ISagaReader reader, IEnumerable<ISagaTable> tables, StatusSentence sentences, IOptions<ConsoleOptions> options, TimeProvider time, CancellationToken cancellation) =>
        await SagaModel.Load(id, before, sagas, reader, tables, sentences, options.Value, time.GetUtcNow(), cancellation) is { } saga
            ? Page<OneSagaPage>(saga)
            : NotFound($"No saga has the id or business id '{id}'. One that was just accepted appears when its first message is handled.");

    internal static RazorComponentResult Page<TPage>(object model) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model });

    internal static RazorComponentResult NotFound(string why)
    {
        var page = Page<MissingPage>(why);
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
