using System.Security.Claims;

namespace Sagas.Access;

/// <summary>The role and name in a caller's claims, however the caller was signed in.</summary>
public static class AccessPrincipal
{
    /// <summary>The highest role of the caller; null when there is none, which permits nothing.</summary>
    public static AccessRole? Role(this ClaimsPrincipal who) =>
        who.FindAll(ClaimTypes.Role).Select(claim => Parse(claim.Value)).Max();

    /// <summary>True when the caller's role is at least this one.</summary>
    public static bool IsAtLeast(this ClaimsPrincipal who, AccessRole least) => who.Role() >= least;

    /// <summary>The caller's name in the journal and the audit.</summary>
    public static string Actor(this ClaimsPrincipal who) => who.Identity?.Name ?? "anonymous";

    /// <summary>Why the caller may not perform operators' actions; null when it may.</summary>
    internal static string? WhyNotOperator(this ClaimsPrincipal who, string what) => who.IsAtLeast(AccessRole.Operator)
        ? null
        : $"{who.Actor()} has the role {who.Role()?.ToString() ?? "none"}; only {AccessRole.Operator} and {AccessRole.Admin} may {what}.";

    /// <summary>Parses the name of a role, as in settings and claims: <c>viewer</c>, <c>operator</c>, <c>admin</c>.</summary>
    public static AccessRole? Parse(string? role) => role?.ToUpperInvariant() switch
    {
        "VIEWER" => AccessRole.Viewer,
        "OPERATOR" => AccessRole.Operator,
        "ADMIN" => AccessRole.Admin,
        _ => null,
    };

    internal static ClaimsPrincipal Create(string scheme, string actor, AccessRole role) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, actor), new Claim(ClaimTypes.Role, role.ToString())], scheme));
}
