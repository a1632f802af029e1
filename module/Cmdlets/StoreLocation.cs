using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>How <c>-Store</c> is read.</summary>
internal static class StoreLocation
{
    private const string FileScheme = "file:";

    /// <summary>Makes a folder absolute, from where PowerShell stands: the process' own working directory is another one. URLs and connection strings stay.</summary>
    public static string Resolve(string store, PathIntrinsics paths)
    {
        if (store.Contains("://", StringComparison.Ordinal) || store.Contains('=', StringComparison.Ordinal))
            return store;
        var path = store.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? store[FileScheme.Length..] : store;
        return path.Length == 0 ? store : paths.GetUnresolvedProviderPathFromPSPath(path);
    }
}
