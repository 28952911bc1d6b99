using System.Security.Cryptography;
using System.Text;

namespace Orders.Api.Watching;

/// <summary>A submission as it is shown at a moment.</summary>
/// <param name="Id">Follows from what is shown, so it is the same from every instance, and after a restart.</param>
/// <param name="IsCertain">False while its saga could not be asked: somebody may have seen more of it before.</param>
sealed record Snapshot(string Id, string Json, bool IsFinal, bool IsCertain)
{
    const int Bytes = 12;

    public static Snapshot Of(string json, bool isFinal, bool isCertain) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, Bytes)), json, isFinal, isCertain);
}
