using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sagas.Access;

/// <summary>Signing in and out, for people with a password.</summary>
static partial class SignInEndpoints
{
    internal const string Path = "/sign-in";
    const int LongestName = 100;
    const int LongestPassword = 500;

    internal static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (string? returnUrl, HttpContext http) => Page(http, returnUrl, 200)).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(Path, Enter).WithReadableForm().AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync(Session.Scheme);
            return TypedResults.LocalRedirect($"~{Path}");
        }).RequireAuthorization().ExcludeFromDescription();
    }

    static async Task<IResult> Enter(
        HttpContext http,
        IAntiforgery antiforgery,
        Passwords passwords,
        SignInThrottle throttle,
        ILoggerFactory logs,
        CancellationToken cancellation
    )
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (name, password, returnUrl) = (
            Shown(form["name"].ToString().Trim()),
            form["password"].ToString(),
            form["returnUrl"].ToString()
        );
        var log = logs.CreateLogger(typeof(SignInEndpoints).FullName!);
        if (!await antiforgery.IsRequestValidAsync(http))
            return Page(http, returnUrl, 400, "The page has expired. Please try again.", name);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        if (throttle.Wait(name, address) is { } wait)
        {
            TooOften(log, name, address);
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Page(http, returnUrl, 429, $"Too many attempts. Please wait {Math.Ceiling(wait.TotalSeconds)} seconds.", name);
        }
        if (password.Length > LongestPassword || passwords.Find(name, password) is not { } user)
        {
            Failed(log, name, address);
            return Page(http, returnUrl, 401, "The name or the password is wrong.", name);
        }
        await http.SignInAsync(Session.Scheme, Session.Of(user));
        SignedIn(log, user.Name, user.Role, address);
        return TypedResults.LocalRedirect(IsHere(returnUrl) ? returnUrl : "~/");
    }

    /// <summary>Signing in redirects only to a page of this site.</summary>
    static bool IsHere(string? url) => url is ['/', ..] && RedirectHttpResult.IsLocalUrl(url);

    static IResult Page(HttpContext http, string? returnUrl, int status, string? problem = null, string? name = null)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var view = new SignInView(IsHere(returnUrl) ? returnUrl : null, tokens.FormFieldName, tokens.RequestToken!, problem, name);
        return http.RequestServices.GetRequiredService<IAccessPages>().SignIn(view, status);
    }

    /// <summary>Limits typed input to what a log line should hold; no name is longer.</summary>
    static string Shown(string name) => new([.. name.Where(c => !char.IsControl(c)).Take(LongestName)]);

    [LoggerMessage(Level = LogLevel.Information, Message = "{User} signed in as {Role} from {Address}")]
    static partial void SignedIn(ILogger log, string user, AccessRole? role, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in as '{User}' from {Address} failed")]
    static partial void Failed(ILogger log, string user, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many sign-in attempts as '{User}' from {Address}")]
    static partial void TooOften(ILogger log, string user, string address);
}
