using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>
/// Guards each socket when it is bound, whichever setting asked for it and whenever: without keys none is opened beyond loopback, and a Unix socket is
/// restricted to its owner before anybody can connect.
/// </summary>
internal static class BoundSockets
{
    /// <summary>Has Kestrel's sockets bound here.</summary>
    public static void Guard(SocketTransportOptions options, AccessKeys keys) => options.CreateBoundListenSocket = endpoint => Bind(endpoint, keys);

    private static Socket Bind(EndPoint endpoint, AccessKeys keys)
    {
        if (keys.IsEmpty && endpoint is IPEndPoint ip && !IPAddress.IsLoopback(ip.Address))
            throw ListenAddresses.Open(ip.ToString());
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        // Not before it is bound, when there is no file; not after it listens, when a client may have connected.
        if (endpoint is UnixDomainSocketEndPoint file && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.ToString(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return socket;
    }
}
