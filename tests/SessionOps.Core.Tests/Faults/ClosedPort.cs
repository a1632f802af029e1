using System.Net;
using System.Net.Sockets;
using SessionOps.Core.Tests.Http.Faults;

namespace SessionOps.Core.Tests.Faults;

/// <summary>Sends the requests of one stage to a port at which nobody listens.</summary>
internal sealed class ClosedPort : DelegatingHandler
{
    private readonly Lazy<int> _port = new(FindPort);

    /// <summary>The stage that is refused; null for none.</summary>
    public Stage? Refuses { get; set; }

    /// <summary>How many requests were refused.</summary>
    public int Refused { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Refuses is { } stage && LoopbackYouTube.StageOf(request.RequestUri!.AbsolutePath) == stage)
        {
            Refused++;
            request.RequestUri = new UriBuilder(request.RequestUri) { Port = _port.Value }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
