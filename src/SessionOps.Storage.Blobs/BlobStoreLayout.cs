using System.Security.Cryptography;
using System.Text;

namespace SessionOps.Storage.Blobs;

/// <summary>What the blobs of a container are called; no name carries a secret.</summary>
internal static class BlobStoreLayout
{
    public const string Sessions = "sessions/";
    public const string AllTokens = "tokens/";
    private const string Extension = ".json";

    public static string Session(string name) => Sessions + name + Extension;

    public static string Tokens(string name) => $"{AllTokens}{name}/";

    /// <summary>Named by the binding's hash: a binding may be a secret, and may be no blob name.</summary>
    public static string Token(string name, string contentBinding) => Tokens(name) + Hash(Encoding.UTF8.GetBytes(contentBinding)) + Extension;

    /// <summary>An empty blob that is only there to be leased: a lease on the session itself would keep everybody else from writing it.</summary>
    public static string Lease(string name) => "leases/" + name;

    /// <summary>Named by its content, so that several processes that find the same damage set it aside once.</summary>
    public static string Corrupt(string name, byte[] content) => $"corrupt/{name}-{Hash(content)[..16]}{Extension}";

    /// <summary>The session of a blob's name; null for a blob that is not a session.</summary>
    public static string? NameOf(string blob) =>
        blob.StartsWith(Sessions, StringComparison.Ordinal)
        && blob.EndsWith(Extension, StringComparison.Ordinal)
        && blob[Sessions.Length..^Extension.Length] is var name
        && SessionName.IsValid(name)
            ? name
            : null;

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content));
}
