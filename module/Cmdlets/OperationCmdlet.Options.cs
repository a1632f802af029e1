using System.Management.Automation;

namespace SessionOps.PowerShell;

public abstract partial class OperationCmdlet
{
    /// <summary>The user and password for the proxy, instead of those in its address.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    private SessionOpsOptions ReadOptions()
    {
        var variables = SettingValues.OfEnvironment();
        return SessionOpsSettings.Read(name =>
            (name, Given(name) ?? variables.Find(name)) switch
            {
                // A relative folder in the environment is relative to PowerShell's location, too.
                (nameof(SessionOpsOptions.Store), { Length: > 0 } store) => StoreLocation.Resolve(store, SessionState.Path),
                (nameof(SessionOpsOptions.Proxy), var address) when ProxyCredential is not null => SignedIn(address, ProxyCredential),
                var (_, value) => value,
            }
        );
    }

    private static string SignedIn(string? proxy, PSCredential credential)
    {
        if (!Uri.TryCreate(proxy, UriKind.Absolute, out var url))
            throw new InvalidInputException(ErrorIds.InvalidConfiguration, nameof(ProxyCredential), "There is no proxy to sign in to: name one with -Proxy.");
        var account = credential.GetNetworkCredential();
        var user = account.Domain.Length > 0 ? $"{account.Domain}\\{account.UserName}" : account.UserName;
        return new UriBuilder(url) { UserName = Uri.EscapeDataString(user), Password = Uri.EscapeDataString(account.Password) }
            .Uri
            .AbsoluteUri;
    }
}
