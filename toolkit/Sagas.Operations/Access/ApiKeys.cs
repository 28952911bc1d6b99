using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>
/// Authenticates programs by API key. Keys are long and random, so one SHA-256 protects them; only their hashes are configured.
/// </summary>
sealed class ApiKeys(IOptions<AccessOptions> options)
{
    internal const string Scheme = "key";
    const string Header = "X-Api-Key";
    const string Bearer = "Bearer ";

    readonly (byte[] Hash, AccessKey Key)[] known = [.. options.Value.ApiKeys.Select(key => (Convert.FromHexString(key.KeyHash), key))];

    /// <summary>The key of a request; null when there is none.</summary>
    internal static string? Of(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var key))
            return key.ToString();
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }

    /// <summary>The owner of a key. Every known hash is compared, in fixed time, so that the response time reveals nothing.</summary>
    internal ClaimsPrincipal? Find(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        AccessKey? found = null;
        foreach (var (expected, candidate) in known)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, expected))
                found = candidate;
        }
        return found is null ? null : AccessPrincipal.Create(Scheme, $"{Scheme}:{found.Name}", found.Role!.Value);
    }

    internal static string New() => $"sagas_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";

    internal static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
