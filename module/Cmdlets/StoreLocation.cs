using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>How <c>-Store</c> is read.</summary>
internal static class StoreLocation
{
    private const string FileSystem = "FileSystem";

    /// <summary>Makes a folder absolute, relative to PowerShell's location, which is not the process's working directory. Blob containers stay as they are.</summary>
    /// <exception cref="InvalidInputException">There is no such drive, or it holds no files.</exception>
    public static string Resolve(string store, PathIntrinsics paths)
    {
        var address = StoreAddress.Parse(store);
        if (address.Kind != StoreKind.Folder)
            return store;
        try
        {
            var folder = paths.GetUnresolvedProviderPathFromPSPath(address.Text, out var provider, out _);
            return provider.Name == FileSystem ? folder : throw Unusable($"'{address.Text}' is on the {provider.Name} provider, which holds no files.");
        }
        catch (Exception error)
            when (error
                    is System.Management.Automation.DriveNotFoundException
                        or ProviderNotFoundException
                        or PSArgumentException
                        or ProviderInvocationException
            )
        {
            throw Unusable(error.Message);
        }
    }

    private static InvalidInputException Unusable(string why) =>
        new(ErrorIds.InvalidConfiguration, nameof(SessionOpsOptions.Store), $"The store cannot be used. {why} Name a folder on a drive of the file system.");
}
