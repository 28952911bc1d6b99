using System.Buffers.Binary;

namespace Orders.Api.Submissions;

/// <summary>Generates ids for orders without one: sorted by time, and short enough to read out (a ULID in lower case).</summary>
static class MadeId
{
    const string Crockford = "0123456789abcdefghjkmnpqrstvwxyz";
    const int Letters = 26;

    public static string Next(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        var rest = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> text = stackalloc char[Letters];
        for (var i = Letters - 1; i >= 0; i--, rest >>= 5)
            text[i] = Crockford[(int)(rest & 31)];
        return $"ord-{text}";
    }
}
