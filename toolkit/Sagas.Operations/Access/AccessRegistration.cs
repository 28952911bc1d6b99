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

/// <summary>Adds who may do what.</summary>
public static class AccessRegistration
{
    /// <summary>
    /// Who may read and operate sagas (section <c>Access</c>). Everything that does not say otherwise needs the role viewer.
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
                    // As the session's: a page that is reached by a link of another site must not replace the token of other pages.
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
    /// Finds out who calls, and refuses who may not; call it before endpoints are mapped. It maps the pages to sign in and out.
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

    /// <summary>Only callers with this role or a higher one.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoints, AccessRole least) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(AtLeast(least));

    static AuthorizationPolicy AtLeast(AccessRole least) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => context.User.IsAtLeast(least)).Build();

    /// <summary>Who can read the keys can be anybody.</summary>
    static DirectoryInfo Private(string folder) =>
        OperatingSystem.IsWindows() || Directory.Exists(folder) ? Directory.CreateDirectory(folder) : Closed(folder);

    [UnsupportedOSPlatform("windows")]
    static DirectoryInfo Closed(string folder) =>
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
