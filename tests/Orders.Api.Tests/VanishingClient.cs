using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Orders.Api.Tests;

/// <summary>
/// A reader whose machine goes without a word, as when it loses power: from then on it neither answers nor ends the connection.
/// </summary>
sealed class VanishingClient(Uri address) : IDisposable
{
    const int Socket = 1, AttachFilter = 26;

    readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Returns with the first event.</summary>
    public async Task Watch(string path, CancellationToken cancellation)
    {
        await socket.ConnectAsync(address.Host, address.Port, cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"), cancellation);
        var (text, buffer) = (new StringBuilder(), new byte[16_384]);
        while (!text.ToString().Contains("event: ", StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer, cancellation);
            Assert.That(read, Is.Positive, $"the stream goes on after: {text}");
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
    }

    /// <summary>
    /// Linux drops whatever comes for this socket before it is acknowledged: a filter of one instruction, "take nothing".
    /// </summary>
    public void Vanish()
    {
        var instruction = GCHandle.Alloc(new FilterInstruction(Code: 6, 0, 0, Value: 0), GCHandleType.Pinned);
        try
        {
            var program = new FilterProgram(1, instruction.AddrOfPinnedObject());
            socket.SetRawSocketOption(Socket, AttachFilter, MemoryMarshal.AsBytes(new ReadOnlySpan<FilterProgram>(in program)));
        }
        finally
        {
            instruction.Free();
        }
    }

    public void Dispose() => socket.Dispose();

    readonly record struct FilterInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    readonly record struct FilterProgram(ushort Length, nint Instructions);
}
