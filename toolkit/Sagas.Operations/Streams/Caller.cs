using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Sagas.Streams;

/// <summary>Whose limits a request counts towards; the one place that decides it.</summary>
public static class Caller
{
    /// <summary>
    /// Who is signed in; else where the request comes from: behind a proxy that is the proxy, unless forwarded headers are heeded.
    /// </summary>
    public static string Of(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? $"'{name}'" : Of(http.Connection.RemoteIpAddress);

    /// <summary>Whoever has one IPv6 address has the 2^64 of its network, too.</summary>
    static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown address";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
            return address.ToString();
        var network = address.GetAddressBytes();
        Array.Clear(network, 8, 8);
        return $"{new IPAddress(network)}/64";
    }
}
