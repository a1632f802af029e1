using System.Text.RegularExpressions;

namespace SessionOps;

/// <summary>The rule for names of sessions: what is safe as a file, as a blob and in a path on every platform.</summary>
public static partial class SessionName
{
    /// <summary>The name of the session that is meant when none is named.</summary>
    public const string Default = "default";

    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The rule as a pattern, for .NET and for JavaScript. Blob storage and Windows drop a dot at the end; a device stays one with any extension.</summary>
    public const string Pattern = @"^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$";

    /// <summary>The rule as a sentence.</summary>
    public const string Sentence =
        "A session's name has 1 to 64 of a-z, 0-9, '-', '_' and '.', starts with a letter or digit, "
        + "does not end with '.', and is not a device name of Windows such as con or com1.";

    /// <summary>Checks a session's name.</summary>
    /// <returns>The same name.</returns>
    /// <exception cref="InvalidInputException">The name breaks the rule.</exception>
    public static string Validate(string? name) => IsValid(name) ? name! : throw new InvalidInputException(ErrorIds.InvalidInput, "name", Sentence);

    /// <summary>Whether <see cref="Validate"/> accepts the name.</summary>
    // The pattern's end alone would accept a line end after it.
    public static bool IsValid(string? name) =>
        name == Default || (name is not null && Rule().Match(name) is { Success: true } match && match.Length == name.Length);

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
