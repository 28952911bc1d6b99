using System.Security.Cryptography;
using System.Text;

namespace Orders.Api.Watching;

/// <summary>The state of a submission as shown at one time.</summary>
/// <param name="Id">Derived from the content, so it is the same on every instance and after a restart.</param>
/// <param name="IsCertain">False while its saga could not be asked: an earlier snapshot may have shown more.</param>
sealed record Snapshot(string Id, string Json, bool IsFinal, bool IsCertain)
{
    const int Bytes = 12;

    public static Snapshot Of(string json, bool isFinal, bool isCertain) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, Bytes)), json, isFinal, isCertain);
}
