using System.Runtime.Versioning;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>Adds access control.</summary>
public static class AccessRegistration
{
    /// <summary>
    /// Configures who may read and operate sagas (section <c>Access</c>). Endpoints without another requirement need the role viewer.
    /// </summary>
    public static IHostApplicationBuilder AddSagaAccess(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsCheck>();
        services
            .AddSingleton<ApiKeys>()
            .AddSingleton<ProxyIdentity>()
            .AddSingleton<Developer>()
            .AddSingleton<Passwords>()
            .AddSingleton<SignInThrottle>()
            .AddSingleton<PersonalData>();
        services.TryAddSingleton<IAccessPages, PlainAccessPages>();
        services.AddHostedService<AccessReport>();
        services
            .AddAuthentication(AccessHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessHandler.Name, null)
            .AddCookie(Session.Scheme);
        services
            .AddOptions<CookieAuthenticationOptions>(Session.Scheme)
            .Configure<IOptions<AccessOptions>>((cookie, access) => Session.Configure(cookie, access.Value));
        services.AddAuthorizationBuilder().SetFallbackPolicy(AtLeast(AccessRole.Viewer));
        services.AddAntiforgery();
        services
            .AddOptions<AntiforgeryOptions>()
            .Configure<IOptions<AccessOptions>>(
                (antiforgery, access) =>
                {
                    antiforgery.Cookie.Name = "sagas.antiforgery";
                    // Like the session cookie: a page reached by a link from another site must not replace the token of other pages.
                    antiforgery.Cookie.SameSite = SameSiteMode.Lax;
                    antiforgery.Cookie.SecurePolicy = access.Value.AlwaysSecureCookies
                        ? CookieSecurePolicy.Always
                        : CookieSecurePolicy.SameAsRequest;
                }
            );
        var keys = services.AddDataProtection().SetApplicationName("sagas");
        if (builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.KeysFolder)}"] is { Length: > 0 } folder)
            keys.PersistKeysToFileSystem(Private(folder));
        return builder;
    }

    /// <summary>
    /// Authenticates and authorizes callers; call it before endpoints are mapped. It maps the pages to sign in and out.
    /// </summary>
    public static void UseSagaAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ForgeryGuard>();
        app.UseAntiforgery();
        app.MapSignIn();
        app.MapSession();
    }

    /// <summary>Allows only callers with this role or a higher one.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoints, AccessRole least) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(AtLeast(least));

    static AuthorizationPolicy AtLeast(AccessRole least) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => context.User.IsAtLeast(least)).Build();

    /// <summary>Anyone who can read the keys can impersonate any user.</summary>
    static DirectoryInfo Private(string folder) =>
        OperatingSystem.IsWindows() || Directory.Exists(folder) ? Directory.CreateDirectory(folder) : Closed(folder);

    [UnsupportedOSPlatform("windows")]
    static DirectoryInfo Closed(string folder) =>
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
