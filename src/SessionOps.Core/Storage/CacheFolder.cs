namespace SessionOps.Storage;

/// <summary>Where interpreters and the breaker's state are kept.</summary>
internal static class CacheFolder
{
    /// <summary>The folder of the options, else one of the current user.</summary>
    public static string From(SessionOpsOptions options)
    {
        if (options.CacheFolder is { } folder)
            return StoreAddress.FullPath(folder);
        var home =
            OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(home, "sessionops");
    }
}
