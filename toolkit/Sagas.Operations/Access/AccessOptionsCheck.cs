using System.Buffers.Text;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>Stops the start of a service with invalid access settings, instead of letting the wrong people in.</summary>
sealed partial class AccessOptionsCheck(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        string[] problems = [.. Users(options), .. Keys(options), .. Proxy(options.Proxy), .. Others(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    static IEnumerable<string> Users(AccessOptions options)
    {
        foreach (var (user, place) in options.Users.Select((user, i) => (user, $"{AccessOptions.Section}:Users:{i}")))
        {
            foreach (var problem in Named(place, user.Name, user.Role))
                yield return problem;
            if (user.PasswordHash.Length < 40 || !Base64.IsValid(user.PasswordHash))
                yield return $"{place}:PasswordHash is not a password hash; run this program with --hash-password to make one";
        }
        foreach (var twice in Repeated(options.Users.Select(user => user.Name)))
            yield return $"{AccessOptions.Section}:Users names '{twice}' more than once.";
    }

    static IEnumerable<string> Keys(AccessOptions options)
    {
        foreach (var (key, place) in options.ApiKeys.Select((key, i) => (key, $"{AccessOptions.Section}:ApiKeys:{i}")))
        {
            foreach (var problem in Named(place, key.Name, key.Role))
                yield return problem;
            if (!Sha256().IsMatch(key.KeyHash))
                yield return $"{place}:KeyHash is not a SHA-256 in 64 hexadecimal digits; run this program with --new-key to make a key";
        }
        foreach (
            var twice in Repeated(options.ApiKeys.Select(key => key.Name)).Concat(Repeated(options.ApiKeys.Select(key => key.KeyHash)))
        )
            yield return $"{AccessOptions.Section}:ApiKeys has '{twice}' more than once, so that its callers could not be told apart.";
    }

    IEnumerable<string> Proxy(AccessProxy proxy)
    {
        const string Place = $"{AccessOptions.Section}:Proxy";
        if (!proxy.Enabled)
            yield break;
        if (proxy.KnownProxies.Count + proxy.KnownNetworks.Count == 0)
            yield return $"{Place}:Enabled is true, but neither {Place}:KnownProxies nor {Place}:KnownNetworks says whose headers to "
                + "trust: anyone could impersonate any user. Name the proxy's address.";
        foreach (var address in proxy.KnownProxies.Where(address => !IPAddress.TryParse(address, out _)))
            yield return $"{Place}:KnownProxies has '{address}', which is not an IP address.";
        foreach (var network in proxy.KnownNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return $"{Place}:KnownNetworks has '{network}', which is not a network such as 10.1.0.0/24.";
        if (string.IsNullOrWhiteSpace(proxy.UserHeader) || string.IsNullOrWhiteSpace(proxy.RoleHeader))
            yield return $"{Place}:UserHeader and {Place}:RoleHeader must name the headers that the proxy sets.";
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
            yield return $"{Place}:Enabled is true, and so is ASPNETCORE_FORWARDEDHEADERS_ENABLED, with which a caller chooses the "
                + "address that it seems to call from, and can impersonate the proxy. Switch that off.";
    }

    IEnumerable<string> Others(AccessOptions options)
    {
        if (options.Development.AnonymousRole is { } role)
        {
            if (!environment.IsDevelopment())
                yield return $"{AccessOptions.Section}:Development:AnonymousRole is set to '{role}', but this is "
                    + $"{environment.EnvironmentName}: outside Development everyone must sign in. Remove the setting.";
            else if (AccessPrincipal.Parse(role) is null && !role.Equals("none", StringComparison.OrdinalIgnoreCase))
                yield return $"{AccessOptions.Section}:Development:AnonymousRole is '{role}'; allowed are viewer, operator, admin and "
                    + "none.";
        }
        if (options.SessionLength < TimeSpan.FromMinutes(1) || options.SessionLength > TimeSpan.FromDays(30))
            yield return $"{AccessOptions.Section}:SessionLength is {options.SessionLength}; allowed is 1 minute to 30 days.";
        if (options.SignInsPerMinute is < 1 or > 1000)
            yield return $"{AccessOptions.Section}:SignInsPerMinute is {options.SignInsPerMinute}; allowed is 1 to 1000.";
    }

    static IEnumerable<string> Named(string place, string name, AccessRole? role)
    {
        if (!Name().IsMatch(name))
            yield return $"{place}:Name is '{name}'; it must be 1 to 100 letters, digits or any of @ . _ - "
                + "because it names people in the journal and the audit.";
        if (role is null)
            yield return $"{place}:Role is missing; allowed are viewer, operator and admin.";
    }

    static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex("^[A-Za-z0-9@._-]{1,100}$")]
    private static partial Regex Name();

    [GeneratedRegex("^[0-9A-Fa-f]{64}$")]
    private static partial Regex Sha256();
}
