namespace Sagas.Access;

/// <summary>Who may read and operate sagas; section <c>Access</c> (docs/access.md).</summary>
public sealed class AccessOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Access";

    /// <summary>People who sign in with a password.</summary>
    public IList<AccessUser> Users { get; } = [];

    /// <summary>Programs that call the operations API.</summary>
    public IList<AccessKey> ApiKeys { get; } = [];

    /// <summary>People whom a reverse proxy in front of this service has signed in.</summary>
    public AccessProxy Proxy { get; set; } = new();

    /// <summary>What holds in Development only.</summary>
    public AccessDevelopment Development { get; set; } = new();

    /// <summary>
    /// Where the keys are kept that protect sessions and forms. All instances of the service need the same; keep it private.
    /// </summary>
    /// <value>Default empty: a place of ASP.NET Core's choice, which in a container does not survive a restart.</value>
    public string? KeysFolder { get; set; }

    /// <summary>How long somebody stays signed in without doing anything.</summary>
    /// <value>Default 8 hours.</value>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(8);

    /// <summary>
    /// Cookies are for https only, also when this service itself is reached by http because a proxy ends TLS in front of it.
    /// </summary>
    /// <value>Default false: for https only when the request came by https.</value>
    public bool AlwaysSecureCookies { get; set; }

    /// <summary>How often one may try to sign in under one name from one address within a minute.</summary>
    /// <value>Default 5.</value>
    public int SignInsPerMinute { get; set; } = 5;

    /// <summary>Names of JSON properties that hold personal data, beside the built-in ones (<see cref="PersonalData"/>).</summary>
    public IList<string> PersonalFields { get; } = [];
}

/// <summary>Somebody who signs in.</summary>
public sealed class AccessUser
{
    /// <summary>What the audit calls the caller.</summary>
    public string Name { get; set; } = "";

    /// <summary>Made with <c>--hash-password</c>.</summary>
    public string PasswordHash { get; set; } = "";

    /// <summary>What the caller may do.</summary>
    public AccessRole? Role { get; set; }
}

/// <summary>A program with a key.</summary>
public sealed class AccessKey
{
    /// <summary>What the audit calls the caller.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, in hexadecimal; made with <c>--new-key</c> or <c>--hash-key</c>.</summary>
    public string KeyHash { get; set; } = "";

    /// <summary>What the caller may do.</summary>
    public AccessRole? Role { get; set; }
}

/// <summary>A reverse proxy that signs people in, and says in a header whom.</summary>
public sealed class AccessProxy
{
    /// <summary>Whether the proxy is trusted.</summary>
    public bool Enabled { get; set; }

    /// <summary>The addresses from which the headers are believed.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The same as networks, e.g. <c>10.1.0.0/24</c>. Whoever can connect from there can be anybody.</summary>
    public IList<string> KnownNetworks { get; } = [];

    /// <summary>The header in which the proxy names the user.</summary>
    public string UserHeader { get; set; } = "X-Forwarded-User";

    /// <summary>Holds roles, or groups (<see cref="RoleMap"/>), separated by commas; the highest counts.</summary>
    public string RoleHeader { get; set; } = "X-Forwarded-Groups";

    /// <summary>Which group has which role; without it the header names roles.</summary>
    public IDictionary<string, AccessRole> RoleMap { get; } = new Dictionary<string, AccessRole>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Access in Development, without signing in.</summary>
public sealed class AccessDevelopment
{
    /// <summary>The role of whoever is not signed in, in Development: viewer, operator, admin, or none.</summary>
    /// <value>Default admin. Setting it elsewhere stops the start.</value>
    public string? AnonymousRole { get; set; }

    /// <summary>Host names under which it holds, beside localhost, IP addresses and names without a dot.</summary>
    public IList<string> Hosts { get; } = [];
}
