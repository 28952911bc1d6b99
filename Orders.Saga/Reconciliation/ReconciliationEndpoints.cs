using Microsoft.AspNetCore.Http.HttpResults;
using Sagas.Access;
using Sagas.Console.Shared;

namespace Orders.Saga.Reconciliation;

/// <summary>The reconciliation for programs and scripts, and its page in the console.</summary>
static class ReconciliationEndpoints
{
    internal const string Page = "/reconciliation";

    /// <summary>The outcome, for scripts that read no JSON.</summary>
    const string Outcome = "Reconciliation-Outcome";

    internal static void MapReconciliation(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/ops/reconciliation").WithTags("Operations").RequireAccess(AccessRole.Viewer);
        group.MapGet("", Last).WithSummary("The last result of this process; 204 when there is none yet.");
        group.MapPost("", Run).RequireAccess(AccessRole.Operator).Produces<ReconciliationResult>()
            .WithSummary("Compares all sagas that have ended with what the participants hold; as text for Accept: text/plain.");
    }

    /// <param name="console">The group of the console's pages.</param>
    internal static void MapReconciliationPage(this IEndpointRouteBuilder console)
    {
        console.MapGet(Page, (Reconciler reconciler, TimeProvider time, HttpContext http) => Pages.Of<ReconciliationPage>(
            new ReconciliationModel(reconciler.Last, http.User.IsAtLeast(AccessRole.Operator), time.GetUtcNow())));
        console.MapPost(Page, async (Reconciler reconciler, CancellationToken cancellation) =>
        {
            await reconciler.Whole(cancellation);
            return SeeOther.To(Page);
        }).RequireAccess(AccessRole.Operator);
    }

    static Results<Ok<ReconciliationResult>, NoContent> Last(Reconciler reconciler) =>
        reconciler.Last is { } last ? TypedResults.Ok(last) : TypedResults.NoContent();

    static async Task<IResult> Run(Reconciler reconciler, HttpContext http, CancellationToken cancellation)
    {
        var result = await reconciler.Whole(cancellation);
        http.Response.Headers[Outcome] = $"{result.Outcome}";
        return http.Request.Headers.Accept.Contains("text/plain")
            ? TypedResults.Text(ReconciliationText.Of(result))
            : TypedResults.Ok(result);
    }
}
