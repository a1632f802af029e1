// Made from SessionOpsOptions by the test SettingsAreDescribedOnceTests; SESSIONOPS_REWRITE_SNAPSHOTS=1 writes it again.
using System.Management.Automation;

namespace SessionOps.PowerShell;

public abstract partial class OperationCmdlet
{
    /// <summary>
    /// The YouTube page that sessions come from, or a simulator's.
    /// Default: SessionOps__YouTubeUrl, else https://www.youtube.com.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(YouTubeUrlCompleter))]
    public Uri? YouTubeUrl { get; set; }

    /// <summary>
    /// The attestation service, with Create and GenerateIT below it.
    /// Default: SessionOps__AttestationUrl, else /api/jnn/v1 on YouTubeUrl.
    /// </summary>
    [Parameter]
    public Uri? AttestationUrl { get; set; }

    /// <summary>
    /// The hosts from which an interpreter may be loaded, each as host or host:port, separated by commas.
    /// Default: SessionOps__InterpreterHosts, else www.google.com,www.youtube.com.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? InterpreterHost { get; set; }

    /// <summary>
    /// Where sessions are kept: a folder, a blob container's URL or a connection string.
    /// Default: SessionOps__Store, else a folder of the current user.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(StoreCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Store { get; set; }

    /// <summary>
    /// The blob container, when the store is a connection string.
    /// Default: SessionOps__Container, else sessionops.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Container { get; set; }

    /// <summary>
    /// The script engine.
    /// Default: SessionOps__Engine, else jint.
    /// </summary>
    [Parameter]
    [ValidateSet("jint", "v8")]
    public string? Engine { get; set; }

    /// <summary>
    /// An http, https, socks4 or socks5 proxy for every request; user and password with percent-encoding.
    /// Default: SessionOps__Proxy, else the environment's (HTTP_PROXY and the like), except for loopback addresses.
    /// </summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>
    /// The user agent of requests and scripts.
    /// Default: SessionOps__UserAgent, else the one of the built-in browser profile.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserAgent { get; set; }

    // What a parameter gives, by the name of its setting; null when it is not given.
    private string? Given(string setting) => setting switch
    {
        nameof(SessionOpsOptions.YouTubeUrl) => YouTubeUrl?.OriginalString,
        nameof(SessionOpsOptions.AttestationUrl) => AttestationUrl?.OriginalString,
        nameof(SessionOpsOptions.InterpreterHosts) => InterpreterHost is null ? null : string.Join(',', InterpreterHost),
        nameof(SessionOpsOptions.Store) => Store,
        nameof(SessionOpsOptions.Container) => Container,
        nameof(SessionOpsOptions.Engine) => Engine,
        nameof(SessionOpsOptions.Proxy) => Proxy?.OriginalString,
        nameof(SessionOpsOptions.UserAgent) => UserAgent,
        _ => null,
    };
}
