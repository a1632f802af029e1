using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SessionOps.Tokens;

/// <summary>Reads what people give as a binding or a video: with white space around it, in quotes, or as the address of a video's page.</summary>
public static partial class BindingInput
{
    private const int VideoIdLength = 11;
    private const int MaxLength = 4096;

    private static readonly string[] s_hosts = ["youtube.com", "youtube-nocookie.com", "youtubekids.com"];
    private static readonly string[] s_idFolders = ["shorts", "embed", "live", "v", "e", "watch"];

    /// <summary>Makes a request for a binding, for a video, or for neither: then for the session's visitor data.</summary>
    /// <exception cref="InvalidInputException">Both were given, or one cannot be used.</exception>
    public static PoTokenRequest Read(string? contentBinding, string? videoId)
    {
        if (videoId is not null)
            return PoTokenRequest.For(contentBinding, RequireVideoId(videoId));
        if (contentBinding is null)
            return PoTokenRequest.For(null, null);
        var text = Bare(contentBinding);
        if (text.Length is 0 or > MaxLength)
            throw new InvalidInputException(ErrorIds.InvalidInput, nameof(contentBinding), $"A content binding has 1 to {MaxLength} characters: give a video id, a visitor data or a data sync id.");
        return IsAddress(text) && VideoIdOf(text) is { } id ? PoTokenRequest.For(null, id) : PoTokenRequest.For(text, null);
    }

    /// <summary>Gets the id of a video that was named in any way; null when none was.</summary>
    /// <exception cref="InvalidInputException">It is no video.</exception>
    [return: NotNullIfNotNull(nameof(videoId))]
    public static string? RequireVideoId(string? videoId) => videoId is null
        ? null
        : VideoIdOf(videoId) ?? throw new InvalidInputException(ErrorIds.InvalidInput, nameof(videoId),
            "This is no video: give its id, 11 of A-Z, a-z, 0-9, '-' and '_', or the address of its page on YouTube.");

    /// <summary>Gets the video's id from the id itself or from an address on YouTube; null when there is none.</summary>
    public static string? VideoIdOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Bare(text);
        return IsVideoId(text) ? text : IsAddress(text) ? FromAddress(text) : null;
    }

    /// <summary>Says why a binding that is neither a video's nor a visitor's nor an account's looks like a mistake; null when it does not.</summary>
    public static string? DoubtAbout(string contentBinding)
    {
        ArgumentNullException.ThrowIfNull(contentBinding);
        return contentBinding switch
        {
            { Length: VideoIdLength - 1 or VideoIdLength + 1 } when contentBinding.All(IsIdCharacter) && !contentBinding.All(char.IsAsciiDigit) =>
                $"has {contentBinding.Length} characters; a video id has {VideoIdLength}",
            _ when contentBinding.Contains("://", StringComparison.Ordinal) => "is an address, but of no video on YouTube",
            _ when contentBinding.Any(char.IsWhiteSpace) => "has white space in it",
            ['{' or '[' or '<' or '@', ..] => "is no id but some other text",
            _ => null,
        };
    }

    private static string Bare(string text)
    {
        text = text.Trim();
        return text is ['"', .., '"'] or ['\'', .., '\''] ? text[1..^1].Trim() : text;
    }

    private static bool IsVideoId(string text) => text.Length == VideoIdLength && text.All(IsIdCharacter);

    private static bool IsIdCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static bool IsAddress(string text) => Address().IsMatch(text);

    // Without a scheme, too: that is how addresses are copied from a browser's bar or spoken of.
    private static string? FromAddress(string text)
    {
        var withScheme = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text.TrimStart('/')}";
        if (!Uri.TryCreate(withScheme, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return null;
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (url.Host.Equals("youtu.be", StringComparison.OrdinalIgnoreCase))
            return Id(segments.FirstOrDefault());
        if (!Array.Exists(s_hosts, host => url.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase)))
            return null;
        if (QueryValue(url, "v") is { } inQuery)
            return Id(inQuery);
        return segments is [var folder, var id, ..] && s_idFolders.Contains(folder, StringComparer.OrdinalIgnoreCase) ? Id(id) : null;
    }

    private static string? Id(string? text) => text is not null && IsVideoId(text) ? text : null;

    private static string? QueryValue(Uri url, string name) => url.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();

    [GeneratedRegex(@"^(https?:)?//|^([a-z-]+\.)*(youtube(-nocookie|kids)?\.com|youtu\.be)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
