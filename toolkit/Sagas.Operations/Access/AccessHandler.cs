using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>
/// Authenticates the caller: by API key, by a trusted proxy's headers, by session cookie, in this order. In Development an anonymous
/// caller gets the configured role. A browser that is not authenticated is redirected to the sign-in page; other callers get a 401.
/// </summary>
sealed class AccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    ILoggerFactory logs,
    UrlEncoder encoder,
    ApiKeys keys,
    ProxyIdentity proxy,
    Developer developer
) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    internal const string Name = "access";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ApiKeys.Of(Request) is { } key)
            return keys.Find(key) is { } caller ? Known(caller) : AuthenticateResult.Fail("The API key is not known.");
        if (proxy.Of(Context) is { } forwarded)
            return Known(forwarded);
        var session = await Context.AuthenticateAsync(Session.Scheme);
        if (session.Succeeded)
            return Known(session.Principal);
        return developer.Of(Request) is { } anybody ? Known(anybody) : AuthenticateResult.NoResult();
    }

    AuthenticateResult Known(ClaimsPrincipal who) => AuthenticateResult.Success(new AuthenticationTicket(who, Scheme.Name));

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Browsers.Asks(Request))
        {
            var here = Uri.EscapeDataString(Request.PathBase + Request.Path + Request.QueryString);
            Response.Redirect($"{Request.PathBase}{SignInEndpoints.Path}?returnUrl={here}");
            return;
        }
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        Response.Headers.WWWAuthenticate = "Bearer";
        await TypedResults
            .Problem(
                $"{failure ?? "Nobody is signed in."} Give an API key in the header X-Api-Key, or sign in at {SignInEndpoints.Path}.",
                statusCode: 401,
                title: "Not signed in"
            )
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var why = $"{Context.User.Actor()} has the role {Context.User.Role()?.ToString() ?? "none"}, which does not allow this.";
        return Browsers.Asks(Request)
            ? Context.RequestServices.GetRequiredService<IAccessPages>().Forbidden(why).ExecuteAsync(Context)
            : TypedResults.Problem(why, statusCode: 403, title: "Not allowed").ExecuteAsync(Context);
    }
}
