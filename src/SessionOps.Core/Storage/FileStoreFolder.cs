namespace SessionOps.Storage;

/// <summary>Finds the file store's folder from the setting <c>SessionOps__Store</c>.</summary>
internal static class FileStoreFolder
{
    private const string Scheme = "file:";

    public static string From(string? store) => store?.Trim() switch
    {
        null or "" => OfCurrentUser(),
        var text when text.StartsWith("file://", StringComparison.OrdinalIgnoreCase) => FromUrl(text),
        var text when text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) => FromPath(text[Scheme.Length..]),
        // Taken for a path, a connection string would put its key into the file system.
        var text when text.Contains("://", StringComparison.Ordinal) || text.Contains(';') => throw Unusable("It is not a folder; this host keeps sessions in folders."),
        var text => FromPath(text),
    };

    private static string FromUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Host.Length == 0 || url.IsLoopback || OperatingSystem.IsWindows())
            ? Path.GetFullPath(url.LocalPath)
            : throw Unusable("A file URL has three slashes before its path, such as file:///var/lib/sessionops.");

    private static string FromPath(string path)
    {
        if (path is "~" || path.StartsWith("~/", StringComparison.Ordinal))
            path = Path.Join(Home(), path[1..]);
        return path.Length > 0 && !path.Contains('\0') ? Path.GetFullPath(path) : throw Unusable("The folder is missing after file:.");
    }

    private static string OfCurrentUser()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return Path.Combine(Existing(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)), "SessionOps", "store");
        // The XDG specification tells to ignore a relative path.
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        return Path.Combine(Path.IsPathRooted(state) ? state : Path.Combine(Home(), ".local", "state"), "sessionops");
    }

    private static string Home() => Existing(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    private static string Existing(string folder) => folder.Length > 0 ? folder : throw Unusable("The current user has no home folder: name a folder.");

    private static InvalidInputException Unusable(string why) => new(ErrorIds.InvalidConfiguration, nameof(SessionOpsOptions.Store), $"SessionOps__Store cannot be used. {why}");
}
