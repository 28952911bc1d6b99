using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sagas.Access;

/// <summary>The caller's identity, and what a script of this site must send with each change.</summary>
/// <param name="SignedInBy"><c>session</c>, <c>proxy</c>, <c>key</c> or <c>developer</c>.</param>
public sealed record WhoAmI(string Name, AccessRole? Role, string? SignedInBy, string AntiforgeryHeader, string? AntiforgeryToken);

static class SessionEndpoint
{
    internal const string Path = "/ops/session";

    internal static void MapSession(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(Path, (HttpContext http, IAntiforgery antiforgery) =>
            {
                var tokens = antiforgery.GetAndStoreTokens(http);
                return TypedResults.Ok(
                    new WhoAmI(
                        http.User.Actor(),
                        http.User.Role(),
                        http.User.Identity?.AuthenticationType,
                        tokens.HeaderName!,
                        tokens.RequestToken
                    )
                );
            })
            .WithTags("Access")
            .WithSummary("The caller's identity, and the antiforgery token of a session.")
            .RequireAccess(AccessRole.Viewer);
}
