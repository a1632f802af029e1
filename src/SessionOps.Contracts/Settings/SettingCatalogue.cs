// Made from SessionOpsOptions by the test SettingsAreDescribedOnceTests; SESSIONOPS_REWRITE_SNAPSHOTS=1 writes it again.
namespace SessionOps;

/// <summary>Every setting, as the options describe it.</summary>
public static class SettingCatalogue
{
    /// <summary>All of them, in the order of the options.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(nameof(SessionOpsOptions.YouTubeUrl), "SessionOps__YouTubeUrl", "https://www.youtube.com",
            "The YouTube page that sessions come from, or a simulator's.",
            "YouTubeUrl", null, false),
        new(nameof(SessionOpsOptions.AttestationUrl), "SessionOps__AttestationUrl", "/api/jnn/v1 on YouTubeUrl",
            "The attestation service, with Create and GenerateIT below it.",
            "AttestationUrl", null, false),
        new(nameof(SessionOpsOptions.InterpreterHosts), "SessionOps__InterpreterHosts", "www.google.com,www.youtube.com",
            "The hosts from which an interpreter may be loaded, each as host or host:port, separated by commas.",
            "InterpreterHost", null, false),
        new(nameof(SessionOpsOptions.Store), "SessionOps__Store", "a folder of the current user",
            "Where sessions are kept: a folder, a blob container's URL or a connection string.",
            "Store", null, false),
        new(nameof(SessionOpsOptions.Container), "SessionOps__Container", "sessionops",
            "The blob container, when the store is a connection string.",
            "Container", null, false),
        new(nameof(SessionOpsOptions.StoreKey), "SessionOps__StoreKey", "none: only the storage's own encryption",
            "The key that encrypts what a blob container keeps: 32 bytes in base64. A secret.",
            null, null, false),
        new(nameof(SessionOpsOptions.CacheFolder), "SessionOps__CacheFolder", "a folder of the current user",
            "The folder of cached interpreters and of the breaker's state.",
            null, null, false),
        new(nameof(SessionOpsOptions.Engine), "SessionOps__Engine", "jint",
            "The script engine.",
            "Engine", null, false),
        new(nameof(SessionOpsOptions.ScriptTimeout), "SessionOps__ScriptTimeout", "20 (seconds)",
            "The longest time, in seconds, that one call into a challenge script may take; a healthy one takes a second or two.",
            null, null, false),
        new(nameof(SessionOpsOptions.Proxy), "SessionOps__Proxy", "the environment's (HTTP_PROXY and the like), except for loopback addresses",
            "An http, https, socks4 or socks5 proxy for every request; user and password with percent-encoding.",
            "Proxy", null, false),
        new(nameof(SessionOpsOptions.UserAgent), "SessionOps__UserAgent", "the one of the built-in browser profile",
            "The user agent of requests and scripts.",
            "UserAgent", null, false),
        new(nameof(SessionOpsOptions.RefreshSchedule), "SESSIONOPS_REFRESH_SCHEDULE", "0 */5 * * * *",
            "When shared sessions are checked for refresh: NCRONTAB with six fields, seconds first, in UTC.",
            null, null, true),
        new(nameof(SessionOpsOptions.RenewAtMintThreshold), "SessionOps__RenewAtMintThreshold", "false",
            "Whether a minter is renewed in the background after as many mints as in YouTube's own player.",
            null, null, true),
        new(nameof(SessionOpsOptions.KeepSpareWorld), "SessionOps__KeepSpareWorld", "true",
            "Whether a script world is kept ready for the next attestation; it takes some 7 MB.",
            null, null, true),
        new(nameof(SessionOpsOptions.Keys), "SessionOps__Keys", "none: only loopback is served",
            "API keys of the standalone server, each of at least 16 characters. Secrets.",
            null, "name", true),
        new(nameof(SessionOpsOptions.PluginSecrets), "SessionOps__PluginSecrets", "none",
            "Path secrets for yt-dlp's plugin, each of at least 16 characters. Secrets.",
            null, "n", true),
        new(nameof(SessionOpsOptions.RequestsPerMinute), "SessionOps__RequestsPerMinute", "6000",
            "How many requests per minute the standalone server answers for one address beyond loopback; more get 429.",
            null, null, true),
        new(nameof(SessionOpsOptions.PluginVersions), "SessionOps__PluginVersions", "the newest version that SessionOps was compared with",
            "The version that /ping reports to that generation of yt-dlp's plugin.",
            null, "major", true),
        new(nameof(SessionOpsOptions.KnownProxies), "SessionOps__KnownProxies", "none",
            "The reverse proxies whose forwarding headers are believed: addresses or networks such as 10.0.0.0/8, separated by commas.",
            null, null, true),
        new(nameof(SessionOpsOptions.LegacyTokenRoutes), "SessionOps__LegacyTokenRoutes", "false",
            "Whether GET /token and GET /update of older session servers are answered.",
            null, null, true),
    ];

    /// <summary>Finds a setting by its bare name, such as <c>Proxy</c>.</summary>
    public static Setting Of(string name) => All.First(setting => setting.Name == name);
}
