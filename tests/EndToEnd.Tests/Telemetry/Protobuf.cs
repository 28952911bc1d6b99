using System.Buffers.Binary;
using System.Text;

namespace EndToEnd.Tests.Telemetry;

/// <summary>
/// One message of protobuf's wire format, by the numbers of its fields: all that is needed of OTLP, without its generated code.
/// </summary>
sealed class Protobuf
{
    readonly List<(int Number, Value Value)> fields = [];

    internal Protobuf(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var key = Varint(ref bytes);
            fields.Add(((int)(key >> 3), (key & 7) switch
            {
                0 => new Value(Varint(ref bytes)),
                1 => new(BinaryPrimitives.ReadUInt64LittleEndian(Take(ref bytes, 8).Span)),
                2 => new(0, Take(ref bytes, (int)Varint(ref bytes))),
                5 => new(BinaryPrimitives.ReadUInt32LittleEndian(Take(ref bytes, 4).Span)),
                var type => throw new FormatException($"Protobuf has no wire type {type} any more; these bytes are something else."),
            }));
        }
    }

    /// <summary>The messages that lie under these fields, each in all of the one before.</summary>
    internal IEnumerable<Protobuf> All(params ReadOnlySpan<int> path)
    {
        IEnumerable<Protobuf> found = [this];
        foreach (var field in path)
            found = found.SelectMany(message =>
                message.fields.Where(one => one.Number == field).Select(one => new Protobuf(one.Value.Bytes))
            );
        return found;
    }

    internal string Text(int field) => Encoding.UTF8.GetString(Find(field).Bytes.Span);

    internal string Hex(int field) => Convert.ToHexStringLower(Find(field).Bytes.Span);

    internal ulong Number(int field) => Find(field).Number;

    /// <summary>What is not there is zero, or empty.</summary>
    Value Find(int field) => fields.Find(one => one.Number == field).Value;

    static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }

    static ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref bytes, 1).Span[0];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }

    readonly record struct Value(ulong Number, ReadOnlyMemory<byte> Bytes = default);
}
