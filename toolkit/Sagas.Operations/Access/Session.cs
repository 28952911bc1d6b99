using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>
/// A session of a user who signed in with a password: a cookie, valid while the user's settings are as they were at sign-in.
/// </summary>
static class Session
{
    internal const string Scheme = "session";
    internal const string CookieName = "sagas.session";
    const string Stamp = "stamp";

    internal static ClaimsPrincipal Of(AccessUser user)
    {
        var principal = AccessPrincipal.Create(Scheme, user.Name, user.Role!.Value);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Stamp, StampOf(user)));
        return principal;
    }

    internal static void Configure(CookieAuthenticationOptions cookie, AccessOptions options)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        // Lax, not Strict: a link to a saga in a mail or chat must find its reader signed in. Posts carry antiforgery tokens.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = options.AlwaysSecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.SessionLength;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = Validate;
    }

    /// <summary>A user who is removed, or whose role or password changes, is signed out by the next request.</summary>
    static async Task Validate(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.Users;
        if (
            context.Principal is { } who
            && users.Any(user => user.Name == who.Actor() && user.Role == who.Role() && StampOf(user) == who.FindFirstValue(Stamp))
        )
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    static string StampOf(AccessUser user) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.PasswordHash)).AsSpan(0, 8));
}
