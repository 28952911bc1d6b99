using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Sagas.Streams;

/// <summary>Peers that vanished without closing the connection: their machine lost power or its network.</summary>
public static class LostPeers
{
    const int Tcp = 6, UserTimeout = 18;

    /// <summary>
    /// Ends the request's connection when sent data is not acknowledged for this long. Otherwise Linux retransmits for a quarter of an
    /// hour; other systems give up within a minute. Something must be sent from time to time.
    /// </summary>
    public static void EndAfter(HttpContext http, TimeSpan silence)
    {
        if (OperatingSystem.IsLinux() && http.Features.Get<IConnectionSocketFeature>()?.Socket is { ProtocolType: ProtocolType.Tcp } socket)
            socket.SetRawSocketOption(Tcp, UserTimeout, BitConverter.GetBytes((int)silence.TotalMilliseconds));
    }
}
