using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Sagas.Access;

/// <summary>
/// Protects against cross-site request forgery. What a browser adds by itself (a cookie, the proxy's sign-in, running on the developer's
/// machine) does not suffice for a change: requests from other sites' pages are refused, and sessions and users of the proxy also need
/// an antiforgery token. A browser never adds an API key.
/// </summary>
sealed class ForgeryGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (await Refusal(http) is { } refusal)
            await refusal.ExecuteAsync(http);
        else
            await next(http);
    }

    async Task<IResult?> Refusal(HttpContext http)
    {
        var scheme = http.User.Identity?.AuthenticationType;
        if (IsSafe(http.Request.Method) || scheme == ApiKeys.Scheme)
            return null;
        if (Browsers.CrossSite(http.Request))
            return TypedResults.Problem(
                "The request came from a page of another site. Open this one, and do it there.",
                statusCode: 403,
                title: "Not from here"
            );
        if (scheme is not (Session.Scheme or ProxyIdentity.Scheme))
            return null;
        // The token may be in the form, which must then be readable.
        if (http.Request.HasFormContentType && await ReadableForm.Problem(http.Request) is { } unreadable)
            return unreadable;
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.Problem(
                $"The antiforgery token is missing or old. A form holds it in a hidden field; a script gets one, and the header to send "
                    + $"it in, from GET {SessionEndpoint.Path}. Programs use an API key.",
                statusCode: 400,
                title: "No antiforgery token"
            );
        return null;
    }

    static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
