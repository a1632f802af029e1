using System.Text.RegularExpressions;

namespace SessionOps;

/// <summary>What the setting <c>SessionOps__Store</c> means; the only place that decides it.</summary>
public sealed partial class StoreAddress
{
    private const string FileScheme = "file:";

    private static readonly string[] s_connectionStringKeys = ["AccountName=", "BlobEndpoint=", "UseDevelopmentStorage="];

    private StoreAddress(StoreKind kind, string text) => (Kind, Text) = (kind, text);

    /// <summary>What it means.</summary>
    public StoreKind Kind { get; }

    /// <summary>The folder's path as it is written, the container's URL or the connection string; the last two may hold secrets.</summary>
    public string Text { get; }

    /// <summary>Reads an address.</summary>
    /// <param name="store">The setting's value; null or empty means a folder of the current user.</param>
    /// <exception cref="InvalidInputException">It is not a store's address.</exception>
    public static StoreAddress Parse(string? store)
    {
        var text = store?.Trim() ?? "";
        if (text.Length == 0)
            return new StoreAddress(StoreKind.Default, "");
        if (text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
            return Folder(PathOf(text));
        if (Scheme().Match(text) is { Success: true } scheme)
            return scheme.Groups[1].Value.ToUpperInvariant() is "HTTPS" or "HTTP"
                ? Container(text)
                : throw Unusable("It has a scheme other than file, https and http.");
        if (s_connectionStringKeys.Any(key => text.Contains(key, StringComparison.OrdinalIgnoreCase)))
            return new StoreAddress(StoreKind.ConnectionString, text);
        // Taken for a path, a connection string would put its key into the file system.
        if (text.Contains(';', StringComparison.Ordinal))
            throw Unusable("It is not a complete connection string: AccountName or BlobEndpoint is missing.");
        return Host().IsMatch(text)
            ? throw Unusable("It begins like the name of a host: write https:// before a container's address, or ./ before a folder.")
            : Folder(text);
    }

    /// <summary>The folder's whole path, with <c>~</c> as the current user's home.</summary>
    /// <param name="path">A path as people write it.</param>
    public static string FullPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetFullPath(
            path is "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith(@"~\", StringComparison.Ordinal)
                ? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..])
                : path
        );
    }

    /// <summary>Says what kind of address it is, without the address, which may hold secrets.</summary>
    public override string ToString() => Kind.ToString();

    private static string PathOf(string text)
    {
        if (!text.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            return text[FileScheme.Length..];
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Host.Length == 0 || url.IsLoopback || OperatingSystem.IsWindows())
            ? url.LocalPath
            : throw Unusable("A file URL has three slashes before its path, such as file:///var/lib/sessionops.");
    }

    private static StoreAddress Folder(string path) =>
        path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal)
            ? new StoreAddress(StoreKind.Folder, path)
            : throw Unusable("The folder is missing after file:.");

    private static StoreAddress Container(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || url.Host.Length == 0)
            throw Unusable("The URL of a container is https://<account>.blob.core.windows.net/<container>.");
        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? new StoreAddress(StoreKind.Container, text)
            : throw Unusable("Neither a signature nor an identity's token is sent without encryption: write the URL with https.");
    }

    private static InvalidInputException Unusable(string why) =>
        new(ErrorIds.InvalidConfiguration, nameof(SessionOpsOptions.Store), $"SessionOps__Store cannot be used. {why}");

    // One letter is a drive of Windows.
    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]+)://", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    // A name with two dots or more, or any with a port; a folder of such a name is written with ./ before it.
    [GeneratedRegex(@"^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+){2,}(?::\d+)?|[A-Za-z0-9.-]{2,}:\d+)(?:[/?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
