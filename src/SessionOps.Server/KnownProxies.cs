using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>Takes the caller's address and scheme from the reverse proxies that the settings name, and from no other caller.</summary>
internal static class KnownProxies
{
    /// <summary>Reads the setting.</summary>
    /// <returns>What ASP.NET Core's middleware needs; null when no proxy is known.</returns>
    /// <exception cref="InvalidInputException">An entry is neither an address nor a network, or the host has no key.</exception>
    public static ForwardedHeadersOptions? Of(SessionOpsOptions options, AccessKeys keys)
    {
        if (options.KnownProxies is [])
            return null;
        if (keys.IsEmpty)
            throw Unusable("is set, but the host has no key and would serve everybody who reaches the proxy: set SessionOps__Keys__<name>, too.");
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // Each hop that is believed is named; the first that is not ends the chain.
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var entry in options.KnownProxies)
        {
            if (IPAddress.TryParse(entry, out var address))
                forwarded.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(entry, out var network))
                forwarded.KnownIPNetworks.Add(network);
            else
                throw Unusable($"names '{entry}', which is neither an address nor a network such as 10.0.0.0/8.");
        }

        return forwarded;
    }

    private static InvalidInputException Unusable(string why) =>
        new(ErrorIds.InvalidConfiguration, nameof(SessionOpsOptions.KnownProxies), $"SessionOps__KnownProxies {why}");
}
