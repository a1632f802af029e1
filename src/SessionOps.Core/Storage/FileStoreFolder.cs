namespace SessionOps.Storage;

/// <summary>Finds the file store's folder from the setting <c>SessionOps__Store</c>.</summary>
internal static class FileStoreFolder
{
    public static string From(string? store) =>
        StoreAddress.Parse(store) switch
        {
            { Kind: StoreKind.Default } => OfCurrentUser(),
            { Kind: StoreKind.Folder, Text: var path } => StoreAddress.FullPath(path),
            _ => throw Unusable("It is not a folder; this host keeps sessions in folders."),
        };

    private static string OfCurrentUser()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return Path.Combine(Existing(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)), "SessionOps", "store");
        // The XDG specification says that a relative path is ignored.
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        return Path.Combine(Path.IsPathRooted(state) ? state : Path.Combine(Home(), ".local", "state"), "sessionops");
    }

    private static string Home() => Existing(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    private static string Existing(string folder) => folder.Length > 0 ? folder : throw Unusable("The current user has no home folder: name a folder.");

    private static InvalidInputException Unusable(string why) =>
        new(ErrorIds.InvalidConfiguration, nameof(SessionOpsOptions.Store), $"SessionOps__Store cannot be used. {why}");
}
