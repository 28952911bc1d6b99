using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Access.Tests;

/// <summary>A user and a key for each role.</summary>
static class Credentials
{
    public const string Password = "correct horse battery staple";

    public static IReadOnlyList<(string Name, string Value)> Settings { get; } =
    [
        .. new[] { "viewer", "operator", "admin" }.SelectMany(
            (role, i) =>
                new[]
                {
                    ($"Access:Users:{i}:Name", User(role)),
                    ($"Access:Users:{i}:PasswordHash", new PasswordHasher<object>().HashPassword(new object(), Password)),
                    ($"Access:Users:{i}:Role", role),
                    ($"Access:ApiKeys:{i}:Name", $"{role}-program"),
                    ($"Access:ApiKeys:{i}:KeyHash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key(role))))),
                    ($"Access:ApiKeys:{i}:Role", role),
                }
        ),
    ];

    public static string User(string role) => $"{role}@example.com";

    public static string Key(string role) => $"sagas_key-of-the-{role}";
}
