using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Sagas.Access;

/// <summary>
/// Checks passwords of configured users against ASP.NET Core Identity hashes. An unknown name takes as long as a wrong password.
/// </summary>
sealed class Passwords(IOptions<AccessOptions> options)
{
    static readonly PasswordHasher<AccessUser> Hasher = new();
    static readonly AccessUser Nobody = new();
    readonly Lazy<string> nobodysHash = new(() => Hash(Guid.NewGuid().ToString()));

    internal AccessUser? Find(string name, string password)
    {
        var user = options.Value.Users.FirstOrDefault(user => user.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var result = Hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? nobodysHash.Value, password);
        return result == PasswordVerificationResult.Failed ? null : user;
    }

    internal static string Hash(string password) => Hasher.HashPassword(Nobody, password);
}
