using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Models;
using Sagas.Console.Pages;
using Sagas.Operations;

namespace Sagas.Console;

/// <summary>What operators do: a form asks for a reason and shows what will be sent, then the saga itself decides. All of it works without scripts.</summary>
static class ConsoleActions
{
    internal static void MapActions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sagas/{id:guid}/actions/{action}", Ask);
        // A viewer who tries is refused by ISagaOperator, so that the audit knows of it.
        routes.MapPost("/sagas/{id:guid}/actions/{action}", Act).WithReadableForm();
        routes.MapPost("/bulk", AskMany).WithReadableForm().RequireAccess(AccessRole.Operator);
        routes.MapPost("/bulk/run", ActOnMany).WithReadableForm();
    }

    static async Task<RazorComponentResult> Ask(Guid id, string action, ISagaReader sagas, ISagaOperator operations, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation) =>
        SagaActionNames.Parse(action) is { } known && await sagas.Find(id, cancellation) is { } saga
            ? ConsoleEndpoints.Page<ConfirmPage>(await Confirm(saga, known, null, null, sagas, operations, personal, who, cancellation))
            : ConsoleEndpoints.NotFound($"There is no saga {id}, or nothing called '{action}' can be done to one.");

    static async Task<IResult> Act(Guid id, string action, HttpRequest request, ISagaReader sagas, ISagaOperator operations, PersonalData personal, IAccessPages pages, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (SagaActionNames.Parse(action) is not { } known || await sagas.Find(id, cancellation) is not { } saga)
            return ConsoleEndpoints.NotFound($"There is no saga {id}, or nothing called '{action}' can be done to one.");
        var reason = (await request.ReadFormAsync(cancellation))["reason"].ToString().Trim();
        var result = await operations.Run(id.ToString(), known, reason, who, cancellation);
        if (result.Outcome == ActionOutcome.Forbidden)
            return pages.Forbidden(result.Detail!);
        if (result.Outcome != ActionOutcome.Invalid)
            return SeeOther.To($"/sagas/{id}?op={result.OperationId}");
        var page = ConsoleEndpoints.Page<ConfirmPage>(await Confirm(saga, known, reason, result.Detail, sagas, operations, personal, who, cancellation));
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    static async Task<ConfirmModel> Confirm(
        Sagas.SagaDetail saga, SagaAction action, string? reason, string? problem, ISagaReader sagas, ISagaOperator operations, PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var view = personal.For(who).Learn(await sagas.Data(saga.SagaId, cancellation));
        var check = operations.Check(saga, action, who);
        return new ConfirmModel(saga.For(view), new ActionChoice(action, ActionChoice.LabelOf(action, saga.Status), check), reason, problem);
    }

    static async Task<RazorComponentResult> AskMany(HttpRequest request, ISagaReader sagas, ISagaOperator operations, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        return ConsoleEndpoints.Page<BulkPage>(await Selection(form, null, sagas, operations, who, cancellation));
    }

    static async Task<IResult> ActOnMany(HttpRequest request, ISagaReader sagas, ISagaOperator operations, IAccessPages pages, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (SagaActionNames.Parse(form["action"]) is not { } action)
            return await Again("Choose what is to be done.");
        var ids = form["id"].OfType<string>().Distinct().ToList();
        if (ids.Count is 0 or > BulkModel.Most)
            return await Again($"Choose 1 to {BulkModel.Most} sagas.");
        if (Reasons.Problem(form["reason"]) is { } problem)
            return await Again(problem);
        var operation = await operations.RunMany(ids, action, form["reason"].ToString().Trim(), who, cancellation);
        return operation.Items.FirstOrDefault(item => item.Outcome == ActionOutcome.Forbidden) is { } refused
            ? pages.Forbidden(refused.Detail!)
            : SeeOther.To($"/operations/{operation.OperationId}");

        async Task<IResult> Again(string why)
        {
            var page = ConsoleEndpoints.Page<BulkPage>(await Selection(form, why, sagas, operations, who, cancellation));
            page.StatusCode = StatusCodes.Status400BadRequest;
            return page;
        }
    }

    /// <summary>Exactly the sagas that were chosen, as they are now; never "all that match" at the time of the click.</summary>
    static async Task<BulkModel> Selection(IFormCollection form, string? problem, ISagaReader sagas, ISagaOperator operations, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var (lines, missing) = (new List<BulkLine>(), new List<string>());
        foreach (var id in form["id"].OfType<string>().Distinct().Take(BulkModel.Most))
        {
            if (Guid.TryParse(id, out var sagaId) && await sagas.Find(sagaId, cancellation) is { } saga)
                lines.Add(new BulkLine(saga, ActionChoice.Of(saga, (one, action) => operations.Check(one, action, who))));
            else
                missing.Add(id);
        }
        return new BulkModel(lines, missing, SagaActionNames.Parse(form["action"]), form["reason"], problem);
    }
}

/// <summary>After a form was taken: look there. A reload of that page sends nothing again.</summary>
sealed class SeeOther(string to) : IResult
{
    internal static IResult To(string to) => new SeeOther(to);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        (httpContext.Response.StatusCode, httpContext.Response.Headers.Location) = (StatusCodes.Status303SeeOther, to);
        return Task.CompletedTask;
    }
}
