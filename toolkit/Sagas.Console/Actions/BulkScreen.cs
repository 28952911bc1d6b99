using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.Actions;

/// <summary>An action on the sagas that were selected in a list.</summary>
static class BulkScreen
{
    internal static void MapBulk(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/bulk", Ask).WithReadableForm().RequireAccess(AccessRole.Operator);
        routes.MapPost("/bulk/run", Act).WithReadableForm();
    }

    static async Task<RazorComponentResult> Ask(
        HttpRequest request, ISagaReader sagas, ISagaOperator operations, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        return Pages.Of<BulkPage>(await Selection(form, null, sagas, operations, who, cancellation));
    }

    static async Task<IResult> Act(
        HttpRequest request, ISagaReader sagas, ISagaOperator operations, IAccessPages pages, ClaimsPrincipal who,
        CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (SagaActionNames.Parse(form["action"]) is not { } action)
            return await Again("Choose an action.");
        var ids = form["id"].OfType<string>().Distinct().ToList();
        if (ids.Count is 0 or > BulkModel.Most)
            return await Again($"Select 1 to {BulkModel.Most} sagas.");
        if (Reasons.Problem(form["reason"]) is { } problem)
            return await Again(problem);
        var operation = await operations.RunMany(ids, action, form["reason"].ToString().Trim(), who, cancellation);
        return operation.Items.FirstOrDefault(item => item.Outcome == ActionOutcome.Forbidden) is { } refused
            ? pages.Forbidden(refused.Detail!)
            : SeeOther.To($"/operations/{operation.OperationId}");

        async Task<IResult> Again(string why)
        {
            var model = await Selection(form, why, sagas, operations, who, cancellation);
            return Pages.Of<BulkPage>(model, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Exactly the sagas that were selected, as they are now; never "all that match" at the time of the click.</summary>
    static async Task<BulkModel> Selection(
        IFormCollection form, string? problem, ISagaReader sagas, ISagaOperator operations, ClaimsPrincipal who,
        CancellationToken cancellation)
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
