using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.Actions;

/// <summary>
/// An action on one saga: a form shows what will be sent and asks for a reason; then the saga decides. It works without scripts.
/// </summary>
static class ConfirmScreen
{
    internal static void MapConfirm(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sagas/{id:guid}/actions/{action}", Ask);
        // ISagaOperator refuses a viewer who posts, so that the audit has the attempt.
        routes.MapPost("/sagas/{id:guid}/actions/{action}", Act).WithReadableForm();
    }

    static async Task<RazorComponentResult> Ask(
        Guid id, string action, ISagaReader sagas, ISagaOperator operations, PersonalData personal, ClaimsPrincipal who,
        CancellationToken cancellation) =>
        SagaActionNames.Parse(action) is { } known && await sagas.Find(id, cancellation) is { } saga
            ? Pages.Of<ConfirmPage>(await Model(saga, known, null, null, sagas, operations, personal, who, cancellation))
            : Unknown(id, action);

    static async Task<IResult> Act(
        Guid id, string action, HttpRequest request, ISagaReader sagas, ISagaOperator operations, PersonalData personal,
        IAccessPages pages, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (SagaActionNames.Parse(action) is not { } known || await sagas.Find(id, cancellation) is not { } saga)
            return Unknown(id, action);
        var reason = (await request.ReadFormAsync(cancellation))["reason"].ToString().Trim();
        var result = await operations.Run(id.ToString(), known, reason, who, cancellation);
        if (result.Outcome == ActionOutcome.Forbidden)
            return pages.Forbidden(result.Detail!);
        if (result.Outcome != ActionOutcome.Invalid)
            return SeeOther.To($"/sagas/{id}?op={result.OperationId}");
        var model = await Model(saga, known, reason, result.Detail, sagas, operations, personal, who, cancellation);
        return Pages.Of<ConfirmPage>(model, StatusCodes.Status400BadRequest);
    }

    static async Task<ConfirmModel> Model(
        SagaDetail saga, SagaAction action, string? reason, string? problem, ISagaReader sagas, ISagaOperator operations,
        PersonalData personal, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var view = personal.For(who).Learn(await sagas.Data(saga.SagaId, cancellation));
        var choice = new ActionChoice(action, ActionChoice.LabelOf(action, saga.Status), operations.Check(saga, action, who));
        return new ConfirmModel(view.Detail(saga), choice, reason, problem);
    }

    static RazorComponentResult Unknown(Guid id, string action) =>
        Pages.NotFound($"No saga has the id {id}, or there is no action '{action}'.");
}
