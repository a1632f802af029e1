using System.Collections.ObjectModel;

namespace SessionOps;

/// <summary>Where SessionOps finds YouTube, keeps sessions and how it runs scripts; the same names in every front end.</summary>
public sealed record SessionOpsOptions
{
    /// <summary>The YouTube page that sessions come from, or a simulator's.</summary>
    [Setting("https://www.youtube.com", Parameter = "YouTubeUrl", Completer = "YouTubeUrlCompleter", Schemes = "https,http")]
    public Uri YouTubeUrl { get; set; } = new("https://www.youtube.com");

    /// <summary>The attestation service, with Create and GenerateIT below it.</summary>
    [Setting("/api/jnn/v1 on YouTubeUrl", Parameter = "AttestationUrl", Schemes = "https,http")]
    public Uri? AttestationUrl { get; set; }

    /// <summary>The hosts from which an interpreter may be loaded, each as host or host:port, separated by commas.</summary>
    [Setting("www.google.com,www.youtube.com", Parameter = "InterpreterHost")]
    public IReadOnlyList<string> InterpreterHosts { get; set; } = ["www.google.com", "www.youtube.com"];

    /// <summary>Where sessions are kept: a folder, a blob container's URL or a connection string.</summary>
    [Setting("a folder of the current user", Parameter = "Store", Completer = "StoreCompleter")]
    public string? Store { get; set; }

    /// <summary>The blob container, when the store is a connection string.</summary>
    [Setting("sessionops", Parameter = "Container")]
    public string Container { get; set; } = "sessionops";

    /// <summary>The key that encrypts what a blob container keeps: 32 bytes in base64. A secret.</summary>
    [Setting("none: only the storage's own encryption")]
    public string? StoreKey { get; set; }

    /// <summary>The folder of cached interpreters and of the breaker's state.</summary>
    [Setting("a folder of the current user")]
    public string? CacheFolder { get; set; }

    /// <summary>The script engine.</summary>
    [Setting("jint", Parameter = "Engine", Values = "jint,v8")]
    public string Engine { get; set; } = "jint";

    /// <summary>The longest time, in seconds, that one call into a challenge script may take; a healthy one takes a second or two.</summary>
    [Setting("20 (seconds)")]
    public TimeSpan ScriptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>An http, https, socks4 or socks5 proxy for every request; user and password with percent-encoding.</summary>
    [Setting(
        "the environment's (HTTP_PROXY and the like), except for loopback addresses",
        Parameter = "Proxy",
        Schemes = "http,https,socks4,socks4a,socks5,socks5h"
    )]
    public Uri? Proxy { get; set; }

    /// <summary>The user agent of requests and scripts.</summary>
    [Setting("the one of the built-in browser profile", Parameter = "UserAgent")]
    public string? UserAgent { get; set; }

    /// <summary>When shared sessions are checked for refresh: NCRONTAB with six fields, seconds first, in UTC.</summary>
    [Setting("0 */5 * * * *", Variable = "SESSIONOPS_REFRESH_SCHEDULE", IsForServers = true)]
    public string RefreshSchedule { get; set; } = "0 */5 * * * *";

    /// <summary>Whether a minter is renewed in the background after as many mints as in YouTube's own player.</summary>
    [Setting("false", IsForServers = true)]
    public bool? RenewAtMintThreshold { get; set; }

    /// <summary>Whether a script world is kept ready for the next attestation; it takes some 7 MB.</summary>
    [Setting("true", IsForServers = true)]
    public bool? KeepSpareWorld { get; set; }

    /// <summary>API keys of the standalone server, each of at least 16 characters. Secrets.</summary>
    [Setting("none: only loopback is served", Member = "name", IsForServers = true)]
    public IReadOnlyDictionary<string, string> Keys { get; set; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Path secrets for yt-dlp's plugin, each of at least 16 characters. Secrets.</summary>
    [Setting("none", Member = "n", IsForServers = true)]
    public IReadOnlyDictionary<string, string> PluginSecrets { get; set; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How many requests per minute the standalone server answers for one address beyond loopback; more get 429.</summary>
    [Setting("6000", IsForServers = true)]
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>The version that /ping reports to that generation of yt-dlp's plugin.</summary>
    [Setting("the newest version that SessionOps was compared with", Member = "major", IsForServers = true)]
    public IReadOnlyDictionary<string, string> PluginVersions { get; set; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The reverse proxies whose forwarding headers are believed: addresses or networks such as 10.0.0.0/8, separated by commas.</summary>
    [Setting("none", IsForServers = true)]
    public IReadOnlyList<string> KnownProxies { get; set; } = [];

    /// <summary>Whether GET /token and GET /update of older session servers are answered.</summary>
    [Setting("false", IsForServers = true)]
    public bool? LegacyTokenRoutes { get; set; }

    /// <summary>Names the options without their values, some of which carry keys and passwords.</summary>
    public override string ToString() => nameof(SessionOpsOptions);
}
