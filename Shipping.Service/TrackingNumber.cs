using System.Security.Cryptography;

namespace Shipping.Service;

/// <summary>Numbers that a person can read out, such as <c>SHP-9F3A-12BC-77DE-0A41</c>; the same saga always gets the same.</summary>
static class TrackingNumber
{
    internal static string Of(Guid sagaId)
    {
        // Hashed, because ids made one after the other differ in a few digits only.
        var digits = Convert.ToHexString(SHA256.HashData(sagaId.ToByteArray()).AsSpan(0, 8));
        return $"SHP-{digits[..4]}-{digits[4..8]}-{digits[8..12]}-{digits[12..]}";
    }
}
