using System.Security.Cryptography;
using System.Text;

namespace SessionOps.Storage;

/// <summary>Where the file store keeps what; names are valid session names, so that nothing leaves the folder.</summary>
internal sealed class FileStoreLayout(string folder)
{
    private const string Extension = ".json";

    public string Sessions { get; } = Path.Combine(folder, "sessions");

    public string Session(string name) => Path.Combine(Sessions, name + Extension);

    public string Tokens(string name) => Path.Combine(folder, "tokens", name);

    /// <summary>Named by the binding's hash: a binding may be a secret, and may be no file name.</summary>
    public string Token(string name, string contentBinding) =>
        Path.Combine(Tokens(name), Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(contentBinding))) + Extension);

    /// <summary>Held during a write. A few files serve all names, so that removed names leave nothing behind.</summary>
    public string Lock(string name) => Path.Combine(folder, "locks", $"{SHA256.HashData(Encoding.UTF8.GetBytes(name))[0] % 64:x2}.lock");

    /// <summary>Held for as long as a session is being refreshed.</summary>
    public string Lease(string name) => Path.Combine(folder, "locks", name + ".lease");

    public void Create()
    {
        foreach (var path in (string[])[folder, Sessions, Path.Combine(folder, "tokens"), Path.Combine(folder, "locks")])
            PrivateFile.CreateFolder(path);
    }

    /// <summary>The names of the stored sessions, in ordinal order.</summary>
    public IReadOnlyList<string> Names() => [.. FilesEndingWith(Extension).Order(StringComparer.Ordinal)];

    /// <summary>The sessions whose writer ended before it was done, or is still writing.</summary>
    public IReadOnlyList<string> Unfinished() => FilesEndingWith(Extension + PrivateFile.TemporarySuffix);

    private List<string> FilesEndingWith(string suffix) =>
        !Directory.Exists(Sessions)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(Sessions)
                    .Select(path => Path.GetFileName(path))
                    .Where(file => file.EndsWith(suffix, StringComparison.Ordinal))
                    .Select(file => file[..^suffix.Length])
                    .Where(SessionName.IsValid),
            ];
}
