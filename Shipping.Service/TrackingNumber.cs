using System.Security.Cryptography;

namespace Shipping.Service;

/// <summary>Readable tracking numbers such as <c>SHP-9F3A-12BC-77DE-0A41</c>; always the same for a saga.</summary>
static class TrackingNumber
{
    internal static string Of(Guid sagaId)
    {
        // Hashed, because consecutive ids differ in only a few digits.
        var digits = Convert.ToHexString(SHA256.HashData(sagaId.ToByteArray()).AsSpan(0, 8));
        return $"SHP-{digits[..4]}-{digits[4..8]}-{digits[8..12]}-{digits[12..]}";
    }
}
