namespace SessionOps.Tokens;

/// <summary>What a value of YouTube's, of a script's or of a store's may look like before it goes on: into headers, requests, records and command lines.</summary>
internal static class WireText
{
    // Visitor data had 520 characters in 2026 and grows; no other value is longer.
    private const int MaxLength = 4096;

    /// <summary>Whether it is base64 of either alphabet, escaped or not: what tokens, visitor data and ids are written in.</summary>
    public static bool IsToken(string? value) =>
        value is { Length: > 0 and <= MaxLength }
        && value.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '+' or '/' or '=' or '.' or '%' or '~');

    /// <summary>Whether it is a line of text without control characters.</summary>
    public static bool IsLine(string? value) => value is { Length: > 0 and <= MaxLength } && !value.Any(char.IsControl);

    /// <summary>The value if it can be a token; null otherwise.</summary>
    public static string? Token(string? value) => IsToken(value) ? value : null;

    /// <summary>The value if it is a line of text; null otherwise.</summary>
    public static string? Line(string? value) => IsLine(value) ? value : null;
}
