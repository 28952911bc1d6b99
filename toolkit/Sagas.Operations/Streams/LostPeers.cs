using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Sagas.Streams;

/// <summary>Peers that went without a word: their machine lost power or its network, so no end of the connection was ever sent.</summary>
public static class LostPeers
{
    const int Tcp = 6, UserTimeout = 18;

    /// <summary>
    /// Ends the request's connection when what was sent on it is not acknowledged for this long. Linux sends it again and again for a
    /// quarter of an hour otherwise; other systems give up by themselves within a minute. Something must be sent now and then.
    /// </summary>
    public static void EndAfter(HttpContext http, TimeSpan silence)
    {
        if (OperatingSystem.IsLinux() && http.Features.Get<IConnectionSocketFeature>()?.Socket is { ProtocolType: ProtocolType.Tcp } socket)
            socket.SetRawSocketOption(Tcp, UserTimeout, BitConverter.GetBytes((int)silence.TotalMilliseconds));
    }
}
