using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Sagas.Streams;

/// <summary>Identifies the caller whose limits apply to a request.</summary>
public static class Caller
{
    /// <summary>
    /// The signed-in user, else the address of the request; behind a proxy that is the proxy's, unless forwarded headers are used.
    /// </summary>
    public static string Of(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? $"'{name}'" : Of(http.Connection.RemoteIpAddress);

    /// <summary>The owner of one IPv6 address also has the 2^64 addresses of its network.</summary>
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
