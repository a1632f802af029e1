using System.Text;

namespace SessionOps;

/// <summary>Makes an error's text safe for logs, terminals and callers.</summary>
internal static class ErrorText
{
    private const int MaxLength = 2000;

    /// <summary>Strips control characters, which could forge lines of a log or drive a terminal, and cuts what is too long to read.</summary>
    public static string Clean(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = message.Length > MaxLength ? string.Concat(message.AsSpan(0, MaxLength), "...") : message;
        if (!text.Any(char.IsControl))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
            clean.Append(char.IsControl(character) ? ' ' : character);
        return clean.ToString();
    }

    /// <summary>Names the types of an exception and of its causes.</summary>
    public static string? KindsOf(Exception? error)
    {
        List<string> kinds = [];
        for (var cause = error; cause is not null; cause = cause.InnerException)
            kinds.Add(cause.GetType().Name);
        return kinds.Count == 0 ? null : string.Join(" > ", kinds);
    }
}
