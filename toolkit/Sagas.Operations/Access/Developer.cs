using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>The anonymous caller, in Development only.</summary>
sealed class Developer(IHostEnvironment environment, IOptions<AccessOptions> options)
{
    internal const string Scheme = "developer";

    /// <summary>The anonymous caller's identity; null when everyone must sign in.</summary>
    internal ClaimsPrincipal? Principal { get; } =
        environment.IsDevelopment()
        && AccessPrincipal.Parse(options.Value.Development.AnonymousRole ?? nameof(AccessRole.Admin)) is { } role
            ? AccessPrincipal.Create(Scheme, "developer (not signed in)", role)
            : null;

    /// <summary>
    /// Applies only to an address or host name that no outsider can own: a page of another site may point its own name to this machine
    /// (DNS rebinding), and would then count as the same site.
    /// </summary>
    internal ClaimsPrincipal? Of(HttpRequest request) => Principal is not null && IsOwn(request.Host.Host) ? Principal : null;

    bool IsOwn(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out _)
        || options.Value.Development.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
