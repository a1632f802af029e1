using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SessionOps.Server;

/// <summary>Where the standalone server will listen, as ASP.NET Core's own settings say.</summary>
internal static class ListenAddresses
{
    /// <summary>The port that yt-dlp's plugin looks at.</summary>
    public const string DefaultPort = "4416";

    /// <summary>The address without any setting: loopback in both versions of IP, and <c>PORT</c> as platforms for containers set it.</summary>
    public static string Default(IConfiguration configuration) => $"http://localhost:{Port(configuration["PORT"] ?? DefaultPort, "PORT")}";

    /// <summary>The addresses of hosts at a port, as <c>urls</c> takes them.</summary>
    /// <exception cref="InvalidInputException">The port is not valid.</exception>
    public static string Of(IEnumerable<string> hosts, string port, string option) =>
        string.Join(';', hosts.Select(host => $"http://{Bracketed(host)}:{Port(port, option)}"));

    private static string Bracketed(string host) => IPAddress.TryParse(host, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{ip}]" : host;

    private static ushort Port(string text, string source) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new InvalidInputException(ErrorIds.InvalidConfiguration, source, $"{source} is '{text}'; it must be a port from 0 to 65535.");

    /// <summary>Whether any setting names an address.</summary>
    public static bool AreConfigured(IConfiguration configuration) => Read(configuration) is not [];

    /// <summary>The first configured address that other machines can reach, or null.</summary>
    public static string? BeyondLoopback(IConfiguration configuration) => Read(configuration).FirstOrDefault(address => !IsLoopback(address));

    /// <summary>The refusal to listen at an address beyond loopback without keys.</summary>
    public static InvalidInputException Open(string address) =>
        new(
            ErrorIds.InvalidConfiguration,
            nameof(SessionOpsOptions.Keys),
            $"The host would give sessions to everybody who reaches {address}: set SessionOps__Keys__<name> to a random key of at least "
                + $"{Endpoints.AccessKeys.MinLength} characters, or listen on loopback only."
        );

    /// <summary>The first address that the server with these settings listens on; the environment's <c>ASPNETCORE_URLS</c> counts as it does there.</summary>
    public static string First(IConfiguration configuration) =>
        Read(configuration).FirstOrDefault() ?? Split(configuration["ASPNETCORE_URLS"]).FirstOrDefault() ?? Default(configuration);

    private static string[] Read(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToArray();
        if (endpoints is not [])
            return endpoints;
        if (Split(configuration["urls"]) is { Length: > 0 } urls)
            return urls;
        return
        [
            .. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"),
            .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}"),
        ];
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        var host = Parse(address);
        // A Unix socket or a named pipe is guarded by its own access rights.
        return host.IsUnixPipe
            || host.IsNamedPipe
            || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                "urls",
                $"'{address}' is not an address to listen on: write it with its scheme, such as http://127.0.0.1:{DefaultPort}, or use --host and --port."
            );
        }
    }
}
