using System.Security.Cryptography;
using System.Text;

namespace Sagas;

/// <summary>Derives a saga's id from its business id, so that the same order can never become two sagas.</summary>
public static class SagaId
{
    /// <summary>A name-based UUID (version 8 of RFC 9562, over SHA-256) of the kind and the business id.</summary>
    public static Guid Of(string kind, string businessId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{businessId}"), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
