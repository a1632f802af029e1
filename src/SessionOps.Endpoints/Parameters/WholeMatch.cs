using System.Text.RegularExpressions;

namespace SessionOps.Endpoints;

/// <summary>Patterns as DataAnnotations takes them: the match covers the whole text.</summary>
internal static class WholeMatch
{
    // Patterns are the operations' own, but the texts are a stranger's.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);

    public static bool Is(string pattern, string text)
    {
        var match = Regex.Match(text, pattern, RegexOptions.CultureInvariant, s_timeout);
        return match.Success && match.Index == 0 && match.Length == text.Length;
    }
}
