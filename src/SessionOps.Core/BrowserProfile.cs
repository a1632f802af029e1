namespace SessionOps;

/// <summary>The one browser that SessionOps shows, in its request headers and in the script's <c>navigator</c> alike.</summary>
public sealed record BrowserProfile
{
    /// <summary>Chrome 156 on Windows 10, 64 bit, English.</summary>
    public static BrowserProfile Default { get; } = new();

    /// <summary>The user agent; Chrome reduces it to the major version.</summary>
    public string UserAgent { get; init; } = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

    /// <summary>The preferred languages, best first; also the <c>Accept-Language</c> header.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en-US", "en"];
}
