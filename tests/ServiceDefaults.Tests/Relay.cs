using System.Net;
using System.Net.Sockets;

namespace ServiceDefaults.Tests;

/// <summary>A port that is closed until a test opens it, and then leads to a server; so a server can be away and come.</summary>
sealed class Relay : IDisposable
{
    // Bound from the start, so that nobody else is given the port; who connects is refused until it listens.
    readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
    readonly List<Socket> ends = [];

    public Relay() => listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    public void OpenTo(int server)
    {
        listener.Listen();
        _ = Serve(server);
    }

    /// <summary>Whoever connects hears nothing, as from a server that is overloaded or being started.</summary>
    public void OpenToSilence() => listener.Listen();

    /// <summary>The server is away for good: its connections break, and new ones are refused.</summary>
    public void Dispose()
    {
        listener.Dispose();
        lock (ends)
            ends.ForEach(end => end.Dispose());
    }

    async Task Serve(int server)
    {
        try
        {
            while (true)
            {
                var (here, there) = (await listener.AcceptAsync(), new Socket(SocketType.Stream, ProtocolType.Tcp));
                lock (ends)
                    ends.AddRange([here, there]);
                await there.ConnectAsync(IPAddress.Loopback, server);
                _ = Copy(here, there);
                _ = Copy(there, here);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test closed it.
        }
    }

    static async Task Copy(Socket from, Socket to)
    {
        try
        {
            await using NetworkStream reader = new(from), writer = new(to);
            await reader.CopyToAsync(writer);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two has gone; the other notices by itself.
        }
    }
}
