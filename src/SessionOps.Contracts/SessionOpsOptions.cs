namespace SessionOps;

/// <summary>Where SessionOps finds YouTube, keeps sessions and how it runs scripts; the same names in every front end (<c>SessionOps__*</c>).</summary>
public sealed record SessionOpsOptions
{
    /// <summary>The page that sessions are taken from.</summary>
    public Uri YouTubeUrl { get; init; } = new("https://www.youtube.com");

    /// <summary>The attestation service: <c>Create</c> and <c>GenerateIT</c> below it. Null: <c>/api/jnn/v1</c> on <see cref="YouTubeUrl"/>.</summary>
    public Uri? AttestationUrl { get; init; }

    /// <summary>The hosts from which an interpreter may be loaded, each <c>host</c> or <c>host:port</c>.</summary>
    public IReadOnlyList<string> InterpreterHosts { get; init; } = ["www.google.com", "www.youtube.com"];

    /// <summary>Where sessions are kept: a folder (<c>file:</c> or a path), a blob container's URL or a connection string. Null: a folder of the current user.</summary>
    public string? Store { get; init; }

    /// <summary>The blob container, when <see cref="Store"/> is a connection string.</summary>
    public string Container { get; init; } = "sessionops";

    /// <summary>The key that encrypts what a blob container keeps: 32 bytes in base64. Null: the storage's own encryption alone. A secret.</summary>
    public string? StoreKey { get; init; }

    /// <summary>The folder of cached interpreters and the breaker's state. Null: a folder of the current user.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The script engine: <c>jint</c> or <c>v8</c>.</summary>
    public string Engine { get; init; } = "jint";

    /// <summary>The longest time that one call into a challenge script may take; a healthy one takes a second or two.</summary>
    public TimeSpan ScriptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>An http, https or socks5 proxy for every request; null for none.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The user agent of requests and of the script's <c>navigator</c>; null for the built-in profile's.</summary>
    public string? UserAgent { get; init; }

    /// <summary>When shared sessions are checked for refresh: NCRONTAB with six fields, seconds first.</summary>
    public string RefreshSchedule { get; init; } = "0 */5 * * * *";

    /// <summary>Names the options without their values, some of which carry keys and passwords.</summary>
    public override string ToString() => nameof(SessionOpsOptions);
}
