namespace Sagas.Access;

/// <summary>Who may read and operate sagas; section <c>Access</c> (docs/access.md).</summary>
public sealed class AccessOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Access";

    /// <summary>People who sign in with a password.</summary>
    public IList<AccessUser> Users { get; } = [];

    /// <summary>Programs that call the operations API.</summary>
    public IList<AccessKey> ApiKeys { get; } = [];

    /// <summary>People whom a reverse proxy in front of this service signs in.</summary>
    public AccessProxy Proxy { get; set; } = new();

    /// <summary>Settings for Development only.</summary>
    public AccessDevelopment Development { get; set; } = new();

    /// <summary>
    /// The folder of the keys that protect sessions and forms. All instances of the service must share it; keep it private.
    /// </summary>
    /// <value>Default empty: ASP.NET Core chooses a place, which in a container does not survive a restart.</value>
    public string? KeysFolder { get; set; }

    /// <summary>How long a session lasts without activity.</summary>
    /// <value>Default 8 hours.</value>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(8);

    /// <summary>
    /// Restricts cookies to https, even if a proxy terminates TLS and reaches this service by http.
    /// </summary>
    /// <value>Default false: only if the request came by https.</value>
    public bool AlwaysSecureCookies { get; set; }

    /// <summary>How many sign-in attempts per minute are allowed per name and address.</summary>
    /// <value>Default 5.</value>
    public int SignInsPerMinute { get; set; } = 5;

    /// <summary>Names of JSON properties that hold personal data, in addition to the built-in ones (<see cref="PersonalData"/>).</summary>
    public IList<string> PersonalFields { get; } = [];
}

/// <summary>A person who signs in with a password.</summary>
public sealed class AccessUser
{
    /// <summary>The caller's name in the audit.</summary>
    public string Name { get; set; } = "";

    /// <summary>Created with <c>--hash-password</c>.</summary>
    public string PasswordHash { get; set; } = "";

    /// <summary>The caller's role.</summary>
    public AccessRole? Role { get; set; }
}

/// <summary>A program with an API key.</summary>
public sealed class AccessKey
{
    /// <summary>The caller's name in the audit.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, in hexadecimal; created with <c>--new-key</c> or <c>--hash-key</c>.</summary>
    public string KeyHash { get; set; } = "";

    /// <summary>The caller's role.</summary>
    public AccessRole? Role { get; set; }
}

/// <summary>A reverse proxy that signs people in and names them in a header.</summary>
public sealed class AccessProxy
{
    /// <summary>Whether the proxy is trusted.</summary>
    public bool Enabled { get; set; }

    /// <summary>The addresses whose headers are trusted.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The same as networks, e.g. <c>10.1.0.0/24</c>. Anyone who can connect from there can impersonate any user.</summary>
    public IList<string> KnownNetworks { get; } = [];

    /// <summary>The header in which the proxy names the user.</summary>
    public string UserHeader { get; set; } = "X-Forwarded-User";

    /// <summary>The header with roles, or groups (<see cref="RoleMap"/>), separated by commas; the highest role applies.</summary>
    public string RoleHeader { get; set; } = "X-Forwarded-Groups";

    /// <summary>The role of each group; if empty, the header contains roles.</summary>
    public IDictionary<string, AccessRole> RoleMap { get; } = new Dictionary<string, AccessRole>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Access without signing in, in Development.</summary>
public sealed class AccessDevelopment
{
    /// <summary>The role of anonymous callers in Development: viewer, operator, admin, or none.</summary>
    /// <value>Default admin. If set outside Development, the service does not start.</value>
    public string? AnonymousRole { get; set; }

    /// <summary>Host names to which this applies, in addition to localhost, IP addresses and names without a dot.</summary>
    public IList<string> Hosts { get; } = [];
}
