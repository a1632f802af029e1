using System.Net;

namespace SessionOps.Server;

/// <summary>Where the standalone server will listen, as ASP.NET Core's own settings say.</summary>
internal static class ListenAddresses
{
    /// <summary>The address without any setting: loopback, and the port that yt-dlp's plugin looks at.</summary>
    public const string Default = "http://127.0.0.1:4416";

    /// <summary>Whether any setting names an address.</summary>
    public static bool AreConfigured(IConfiguration configuration) => Read(configuration) is not [];

    /// <summary>The first configured address that others than this machine can reach; null when there is none.</summary>
    public static string? BeyondLoopback(IConfiguration configuration) => Read(configuration).FirstOrDefault(address => !IsLoopback(address));

    private static string[] Read(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToArray();
        if (endpoints is not [])
            return endpoints;
        if (Split(configuration["urls"]) is { Length: > 0 } urls)
            return urls;
        return [.. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"), .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}")];
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address);
        // A socket of the file system is guarded by its own access rights.
        return host.IsUnixPipe || host.IsNamedPipe || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
