using System.Net;

namespace SessionOps.Http;

/// <summary>The proxy of every request: the settings' one, else the environment's, which loopback addresses bypass.</summary>
internal sealed class EgressProxy : IWebProxy
{
    private const int SocksPort = 1080;

    private readonly Uri? _address;
    private readonly IWebProxy _environment;

    private EgressProxy(Uri? proxy, IWebProxy environment)
    {
        _environment = environment;
        if (proxy is null)
        {
            Credentials = environment.Credentials;
            return;
        }

        // Without user and password: .NET puts this address into the texts of its exceptions.
        _address = new UriBuilder(Scheme(proxy), proxy.Host, proxy.Port < 0 ? SocksPort : proxy.Port).Uri;
        Credentials = CredentialsOf(proxy);
    }

    public ICredentials? Credentials { get; set; }

    /// <param name="options">The settings.</param>
    /// <param name="environment">The proxies of the environment variables or of the system; null for those of this process.</param>
    public static EgressProxy From(SessionOpsOptions options, IWebProxy? environment = null) => new(options.Proxy, environment ?? HttpClient.DefaultProxy);

    public Uri? GetProxy(Uri destination) => _address ?? (destination.IsLoopback ? null : Other(_environment.GetProxy(destination), destination));

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    /// <summary>The proxy on the way to an address, or null.</summary>
    public Uri? Of(Uri destination) => _address is null && _environment.IsBypassed(destination) ? null : GetProxy(destination);

    /// <summary>Names the proxy on the way to an address, without user and password.</summary>
    public string Describe(Uri destination) =>
        Of(destination) is not { } proxy ? "none" : $"{proxy.Scheme}://{proxy.Host}:{proxy.Port}{(_address is null ? " (of the environment)" : "")}";

    private static Uri? Other(Uri? proxy, Uri destination) => proxy == destination ? null : proxy;

    // What curl and yt-dlp call socks5h is .NET's socks5: the proxy resolves the names.
    private static string Scheme(Uri proxy) => proxy.Scheme == "socks5h" ? "socks5" : proxy.Scheme;

    private static NetworkCredential? CredentialsOf(Uri proxy)
    {
        if (proxy.UserInfo.Length == 0)
            return null;
        var parts = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
