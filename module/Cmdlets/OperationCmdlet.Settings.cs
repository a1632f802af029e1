using System.Management.Automation;

namespace SessionOps.PowerShell;

public abstract partial class OperationCmdlet
{
    /// <summary>Where sessions are kept: a folder, a blob container's URL or a connection string. Default: SessionOps__Store, else a folder of the current user.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StoreCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Store { get; set; }

    /// <summary>The blob container, when -Store is a connection string. Default: SessionOps__Container, else sessionops.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Container { get; set; }

    /// <summary>The page that sessions are taken from, such as a simulator. Default: SessionOps__YouTubeUrl, else https://www.youtube.com.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(YouTubeUrlCompleter))]
    public Uri? YouTubeUrl { get; set; }

    /// <summary>The attestation service. Default: SessionOps__AttestationUrl, else /api/jnn/v1 on -YouTubeUrl.</summary>
    [Parameter]
    public Uri? AttestationUrl { get; set; }

    /// <summary>The hosts from which an interpreter may be loaded, each as host or host:port. Default: SessionOps__InterpreterHosts, else www.google.com and www.youtube.com.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? InterpreterHost { get; set; }

    /// <summary>The script engine. Default: SessionOps__Engine, else jint.</summary>
    [Parameter]
    [ValidateSet("jint", "v8")]
    public string? Engine { get; set; }

    /// <summary>An http, https or socks5 proxy for every request. Default: SessionOps__Proxy, else none.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>The user and password that the proxy wants, instead of those in its address.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>The user agent of requests and scripts. Default: SessionOps__UserAgent, else the one of the built-in browser profile.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserAgent { get; set; }

    // The environment's folder, too, is meant from where PowerShell stands.
    private SessionOpsOptions ReadOptions() => SessionOpsSettings.Read(name => name == nameof(SessionOpsOptions.Store) && Setting(name) is { Length: > 0 } store
        ? StoreLocation.Resolve(store, SessionState.Path)
        : Setting(name));

    private string? Setting(string name) => name switch
    {
        nameof(SessionOpsOptions.Store) => Store,
        nameof(SessionOpsOptions.Container) => Container,
        nameof(SessionOpsOptions.YouTubeUrl) => YouTubeUrl?.OriginalString,
        nameof(SessionOpsOptions.AttestationUrl) => AttestationUrl?.OriginalString,
        nameof(SessionOpsOptions.InterpreterHosts) => InterpreterHost is null ? null : string.Join(',', InterpreterHost),
        nameof(SessionOpsOptions.Engine) => Engine,
        nameof(SessionOpsOptions.Proxy) => ProxyAddress(),
        nameof(SessionOpsOptions.UserAgent) => UserAgent,
        _ => null,
    } ?? Environment.GetEnvironmentVariable(SessionOpsSettings.EnvironmentPrefix + name);

    private string? ProxyAddress()
    {
        var address = Proxy?.OriginalString ?? Environment.GetEnvironmentVariable(SessionOpsSettings.EnvironmentPrefix + nameof(Proxy));
        if (ProxyCredential is null)
            return address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            throw new InvalidInputException(ErrorIds.InvalidConfiguration, nameof(ProxyCredential), "There is no proxy to sign in to: name one with -Proxy.");
        var account = ProxyCredential.GetNetworkCredential();
        var user = account.Domain.Length > 0 ? $"{account.Domain}\\{account.UserName}" : account.UserName;
        return new UriBuilder(url) { UserName = Uri.EscapeDataString(user), Password = Uri.EscapeDataString(account.Password) }.Uri.AbsoluteUri;
    }
}
