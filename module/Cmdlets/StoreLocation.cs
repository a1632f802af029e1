using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>How <c>-Store</c> is read.</summary>
internal static class StoreLocation
{
    private const string FileScheme = "file:";
    private const string FileSystem = "FileSystem";

    /// <summary>Makes a folder absolute, from where PowerShell stands: the process' own working directory is another one. Blob containers stay as they are.</summary>
    /// <exception cref="InvalidInputException">There is no such drive, or it holds no files.</exception>
    public static string Resolve(string store, PathIntrinsics paths)
    {
        store = store.Trim();
        if (IsContainer(store) || store.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            return store;
        var path = store.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? store[FileScheme.Length..] : store;
        if (path.Length == 0)
            return store;
        try
        {
            var folder = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == FileSystem ? folder : throw Unusable($"'{path}' is on the {provider.Name} provider, which holds no files.");
        }
        catch (Exception error) when (error is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or PSArgumentException or ProviderInvocationException)
        {
            throw Unusable(error.Message);
        }
    }

    // A URL, also one whose scheme was forgotten, or a connection string: what is wrong with it is the store's to say.
    private static bool IsContainer(string store) =>
        store.Contains("://", StringComparison.Ordinal) && !store.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase)
        || store.Contains(';', StringComparison.Ordinal)
        || store.Contains("UseDevelopmentStorage=", StringComparison.OrdinalIgnoreCase)
        || store.Contains(".blob.", StringComparison.OrdinalIgnoreCase);

    private static InvalidInputException Unusable(string why) =>
        new(ErrorIds.InvalidConfiguration, nameof(SessionOpsOptions.Store), $"The store cannot be used. {why} Name a folder on a drive of the file system.");
}
