using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>What a host's log must not say.</summary>
public static class HostLogging
{
    /// <summary>Silences what prints the addresses of requests, in which a key (<c>?code=</c>) or a path secret may stand, and of what is fetched.</summary>
    public static ILoggingBuilder KeepSecretsOutOfLogs(this ILoggingBuilder logging)
    {
        ArgumentNullException.ThrowIfNull(logging);
        // Rules added in code come after those of appsettings.json.
        foreach (var category in (ReadOnlySpan<string>)["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing", "System.Net.Http", "Polly"])
            logging.AddFilter(category, LogLevel.Warning);
        return logging;
    }
}
