using System.Globalization;
using System.Text.Json.Nodes;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.InnerTube;

/// <summary>The address of a video's media that can be requested unchanged.</summary>
/// <param name="Url">The address.</param>
/// <param name="Length">How many bytes the media has.</param>
internal sealed record MediaAddress(Uri Url, long Length)
{
    /// <summary>How much a media server hands out before it looks at the token (UMP's status 2, "attestation pending").</summary>
    public const long FreeBytes = 1 << 20;

    private static readonly string[] s_lists = ["formats", "adaptiveFormats"];

    /// <summary>Finds an address in a player's answer that needs no deciphering and whose media is longer than what is handed out without a token, or null.</summary>
    /// <param name="answer">The player's answer.</param>
    /// <param name="page">The page of the session: media servers are YouTube's own, or on the page's host.</param>
    public static MediaAddress? Find(JsonNode? answer, Uri page)
    {
        var streaming = answer.At("streamingData");
        return s_lists
            .SelectMany(list => streaming.At(list) as JsonArray ?? [])
            .Select(format => Read(format, page))
            .OfType<MediaAddress>()
            .MinBy(static media => media.Length);
    }

    private static MediaAddress? Read(JsonNode? format, Uri page) =>
        Uri.TryCreate(format.Text("url"), UriKind.Absolute, out var url)
        && IsMediaServer(url, page)
        && !NeedsDeciphering(url)
        && long.TryParse(format.At("contentLength")?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length > FreeBytes + 1024
            ? new MediaAddress(url, length)
            : null;

    // The token goes nowhere else, whatever an answer names.
    private static bool IsMediaServer(Uri url, Uri page) =>
        (url.Scheme == Uri.UriSchemeHttps && url.Host.EndsWith(".googlevideo.com", StringComparison.OrdinalIgnoreCase))
        || (url.Scheme == page.Scheme && url.Authority == page.Authority);

    // An n that the player's script has not turned into another is throttled or refused, which would say nothing about the token.
    private static bool NeedsDeciphering(Uri url) => url.Query.TrimStart('?').Split('&').Any(static pair => pair.StartsWith("n=", StringComparison.Ordinal));
}
