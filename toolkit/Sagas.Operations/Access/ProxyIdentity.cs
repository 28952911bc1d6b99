using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>
/// Trusts the headers of a signing-in reverse proxy if the connection comes from it; otherwise ignores them and logs that.
/// </summary>
sealed partial class ProxyIdentity(IOptions<AccessOptions> options, ILogger<ProxyIdentity> log)
{
    internal const string Scheme = "proxy";
    const int LongestName = 200;

    readonly AccessProxy settings = options.Value.Proxy;
    readonly IPAddress[] proxies = options.Value.Proxy.Enabled
        ? [.. options.Value.Proxy.KnownProxies.Select(address => Plain(IPAddress.Parse(address)))]
        : [];
    readonly IPNetwork[] networks = options.Value.Proxy.Enabled
        ? [.. options.Value.Proxy.KnownNetworks.Select(network => IPNetwork.Parse(network))]
        : [];

    /// <summary>The user named by the proxy; null without a trusted header.</summary>
    internal ClaimsPrincipal? Of(HttpContext http)
    {
        if (!settings.Enabled || !http.Request.Headers.TryGetValue(settings.UserHeader, out var names))
            return null;
        if (!Trusts(http.Connection.RemoteIpAddress))
        {
            NotTrusted(settings.UserHeader, http.Connection.RemoteIpAddress);
            return null;
        }
        if (
            names is not [{ Length: > 0 and <= LongestName } name]
            || name.Any(char.IsControl)
            || name.StartsWith($"{ApiKeys.Scheme}:", StringComparison.Ordinal)
        )
        {
            NotOneName(settings.UserHeader);
            return null;
        }
        return Create(
            name,
            http.Request.Headers[settings.RoleHeader]
                .SelectMany(values => (values ?? "").Split(',', StringSplitOptions.TrimEntries))
                .Select(Role)
                .Max()
        );
    }

    /// <summary>A user without a role is authenticated but may do nothing.</summary>
    static ClaimsPrincipal Create(string name, AccessRole? role) => role is { } has
        ? AccessPrincipal.Create(Scheme, name, has)
        : new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme));

    AccessRole? Role(string group) => settings.RoleMap.Count == 0
        ? AccessPrincipal.Parse(group)
        : settings.RoleMap.TryGetValue(group, out var role) ? role : null;

    bool Trusts(IPAddress? address) =>
        address is not null && (proxies.Contains(Plain(address)) || networks.Any(network => network.Contains(Plain(address))));

    /// <summary>A dual-stack socket shows IPv4 callers as ::ffff:1.2.3.4.</summary>
    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Header {Header} came from {Address}, which is not a known proxy (Access:Proxy:KnownProxies): it is ignored"
    )]
    partial void NotTrusted(string header, IPAddress? address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Header {Header} of the proxy does not hold exactly one user name: it is ignored")]
    partial void NotOneName(string header);
}
