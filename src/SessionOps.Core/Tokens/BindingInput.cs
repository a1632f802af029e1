using System.Diagnostics.CodeAnalysis;

namespace SessionOps.Tokens;

/// <summary>Reads what people give as a binding or a video: with white space around it, in quotes, or as the address of a video's page.</summary>
public static class BindingInput
{
    private const int VideoIdLength = 11;

    /// <summary>Makes a request for a binding, for a video, or for neither: then for the session's visitor data.</summary>
    /// <exception cref="InvalidInputException">Both were given, or one cannot be used.</exception>
    public static PoTokenRequest Read(string? contentBinding, string? videoId)
    {
        if (videoId is not null)
            return PoTokenRequest.For(contentBinding, RequireVideoId(videoId));
        if (contentBinding is null)
            return PoTokenRequest.For(null, null);
        var text = Bare(contentBinding);
        if (text.Length is 0 or > PoTokenRequest.MaxBindingLength)
            throw new InvalidInputException(
                ErrorIds.InvalidInput,
                nameof(contentBinding),
                $"A content binding has 1 to {PoTokenRequest.MaxBindingLength} characters: give a video id, visitor data or a data sync id."
            );
        return VideoAddress.IsAddress(text) && VideoAddress.FindId(text) is { } id ? PoTokenRequest.For(null, id) : PoTokenRequest.For(text, null);
    }

    /// <summary>Gets the id of a video that was named in any way; null when none was.</summary>
    /// <exception cref="InvalidInputException">It is not a video.</exception>
    [return: NotNullIfNotNull(nameof(videoId))]
    public static string? RequireVideoId(string? videoId) =>
        videoId is null
            ? null
            : VideoIdOf(videoId)
                ?? throw new InvalidInputException(
                    ErrorIds.InvalidInput,
                    nameof(videoId),
                    "This is not a video: give its id, 11 of A-Z, a-z, 0-9, '-' and '_', or the address of its page on YouTube."
                );

    /// <summary>Gets the video's id from the id itself or from an address on YouTube, or null.</summary>
    public static string? VideoIdOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return VideoAddress.FindId(Bare(text));
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
            ['{' or '[' or '<' or '@', ..] => "looks like other text and not like an id",
            _ => null,
        };
    }

    /// <summary>The text without white space and quotes around it.</summary>
    internal static string Bare(string text)
    {
        text = text.Trim();
        return text is ['"', .., '"'] or ['\'', .., '\''] ? text[1..^1].Trim() : text;
    }

    private static bool IsIdCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
