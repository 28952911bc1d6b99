using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Operations;

namespace Sagas.Console.Failures;

static class FailuresScreen
{
    internal static void MapFailures(this IEndpointRouteBuilder routes) => routes.MapGet("/failures", Show);

    static async Task<RazorComponentResult> Show(
        string? range, ISagaQueries sagas, PersonalData personal, ClaimsPrincipal who, TimeProvider time,
        CancellationToken cancellation) =>
        Pages.Of<FailuresPage>(await FailuresModel.Load(
            range, sagas, () => personal.For(who), who.IsAtLeast(AccessRole.Operator), time.GetUtcNow(), cancellation));
}
