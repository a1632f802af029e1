using System.Buffers;

namespace SessionOps;

/// <summary>Finds the id of a video in what people paste: the bare id, or any of YouTube's addresses.</summary>
public static class VideoAddress
{
    private const int IdLength = 11;

    private static readonly string[] s_sites = ["youtube.com", "youtu.be", "youtube-nocookie.com", "youtubekids.com"];

    private static readonly SearchValues<char> s_idCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    // The parts of a path after which an id stands: /shorts/ID.
    private static readonly string[] s_folders = ["embed", "shorts", "live", "v", "vi", "e", "watch"];

    // A share or login link carries the video's own address in one of these.
    private static readonly string[] s_nested = ["u", "url", "q", "next", "continue"];

    /// <summary>Finds the 11-character id; null when the text is neither one nor an address of a video.</summary>
    /// <param name="text">An id or an address, with or without its scheme; white space around it does not count.</param>
    public static string? FindId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        return IsId(text) ? text : FindInAddress(text, canNest: true);
    }

    /// <summary>Whether a text is the address of some page on YouTube.</summary>
    public static bool IsAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        return !IsId(text) && Parse(text) is not null;
    }

    private static bool IsId(string text) => text.Length == IdLength && !text.AsSpan().ContainsAnyExcept(s_idCharacters);

    private static string? FindInAddress(string text, bool canNest)
    {
        if (Parse(text) is not { } url)
            return null;
        var folders = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var inPath = folders switch
        {
            [var id, ..] when IsSite(url.Host, "youtu.be") => id,
            [var folder, var id, ..] when s_folders.Contains(folder, StringComparer.OrdinalIgnoreCase) => id,
            _ => null,
        };
        if (inPath is not null && IsId(inPath))
            return inPath;
        // Old and shared addresses carry the query after the hash.
        var parameters = Parameters(url.Query).Concat(Parameters(url.Fragment)).ToList();
        var named = parameters.Find(static parameter => parameter.Name is "v" or "vi").Value;
        if (named is not null && IsId(named))
            return named;
        return canNest
            ? parameters
                .Where(static parameter => s_nested.Contains(parameter.Name))
                .Select(parameter => FindInAddress(Absolute(parameter.Value), canNest: false))
                .FirstOrDefault(static id => id is not null)
            : null;
    }

    private static string Absolute(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? "https://www.youtube.com" + address : address;

    private static Uri? Parse(string text)
    {
        var address =
            text.StartsWith("//", StringComparison.Ordinal) ? "https:" + text
            : text.Contains("://", StringComparison.Ordinal) ? text
            : "https://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && s_sites.Any(site => IsSite(url.Host, site))
            ? url
            : null;
    }

    private static bool IsSite(string host, string site) =>
        host.Equals(site, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + site, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Value)> Parameters(string query) =>
        query
            .TrimStart('?', '#', '!', '/')
            .Split(['&', '?'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .Where(static pair => pair.Length == 2)
            .Select(static pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])));
}
