using System.Security.Claims;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>Whoever is not signed in, in Development; elsewhere nobody.</summary>
sealed class Developer(IHostEnvironment environment, IOptions<AccessOptions> options)
{
    internal const string Scheme = "developer";

    internal ClaimsPrincipal? Principal { get; } =
        environment.IsDevelopment() && AccessPrincipal.Parse(options.Value.Development.AnonymousRole ?? nameof(AccessRole.Admin)) is { } role
            ? AccessPrincipal.Create(Scheme, "developer (not signed in)", role)
            : null;
}
