using System.Text.RegularExpressions;

namespace SessionOps;

/// <summary>The words in which a surface names settings and operations: a cmdlet says <c>-Proxy</c>, a server <c>SessionOps__Proxy</c>.</summary>
/// <param name="setting">Gives the surface's name of a setting, such as <c>Proxy</c>; null when it has none of its own.</param>
/// <param name="operation">Gives the surface's name of an operation, such as <c>New-YouTubeSession</c>; null when it has none of its own.</param>
public sealed partial class Wording(Func<string, string?> setting, Func<string, string?> operation)
{
    /// <summary>Settings by their environment names, operations by their cmdlets.</summary>
    public static Wording Neutral { get; } = new(static _ => null, static _ => null);

    /// <summary>Says what to do about an error: the error's own advice, else that of its id.</summary>
    public string Advise(SessionOpsException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Say(error.RecommendedAction ?? ErrorCatalogue.Of(error.ErrorId).Advice);
    }

    /// <summary>Puts a neutral text into the surface's words.</summary>
    public string Say(string text) =>
        OperationName()
            .Replace(SettingName().Replace(text, match => setting(match.Groups[1].Value) ?? match.Value), match => operation(match.Value) ?? match.Value);

    [GeneratedRegex("SessionOps__([A-Za-z]+)")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"\b[A-Z][a-z]+-[A-Z][A-Za-z]+\b")]
    private static partial Regex OperationName();
}
