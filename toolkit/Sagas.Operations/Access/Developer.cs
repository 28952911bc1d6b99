using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>Whoever is not signed in, in Development; elsewhere nobody.</summary>
sealed class Developer(IHostEnvironment environment, IOptions<AccessOptions> options)
{
    internal const string Scheme = "developer";

    /// <summary>Who that is; null when everybody has to sign in.</summary>
    internal ClaimsPrincipal? Principal { get; } =
        environment.IsDevelopment()
        && AccessPrincipal.Parse(options.Value.Development.AnonymousRole ?? nameof(AccessRole.Admin)) is { } role
            ? AccessPrincipal.Create(Scheme, "developer (not signed in)", role)
            : null;

    /// <summary>
    /// Only under an address or a name that nobody outside can own: a page of another site may have its own name point to
    /// this machine (DNS rebinding), and would be the same site then.
    /// </summary>
    internal ClaimsPrincipal? Of(HttpRequest request) => Principal is not null && IsOwn(request.Host.Host) ? Principal : null;

    bool IsOwn(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out _)
        || options.Value.Development.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
