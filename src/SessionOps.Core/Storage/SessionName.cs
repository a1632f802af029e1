namespace SessionOps.Storage;

/// <summary>The one rule of how a session may be named: what is safe as a file, as a blob and in a path on every platform.</summary>
public static class SessionName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>Checks a session's name.</summary>
    /// <returns>The same name.</returns>
    /// <exception cref="InvalidInputException">The name is not 1 to 64 of <c>a-z 0-9 - _ .</c>, or the file system reserves it.</exception>
    public static string Validate(string? name) => Problem(name) is { } problem
        ? throw new InvalidInputException(ErrorIds.InvalidInput, "name", problem)
        : name!;

    /// <summary>Whether <see cref="Validate"/> accepts the name.</summary>
    public static bool IsValid(string? name) => Problem(name) is null;

    private static string? Problem(string? name)
    {
        if (name is not { Length: > 0 and <= MaxLength } || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(IsAllowed))
            return "A session's name has 1 to 64 of a-z, 0-9, '-', '_' and '.', and starts with a letter or digit.";
        if (name[^1] == '.')
            return "A session's name must not end with '.': Windows and blob storage drop it.";
        return IsReservedByWindows(name)
            ? $"'{name}' cannot be a session's name: Windows reserves it for a device. Choose another one."
            : null;
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.';

    // A device's name stays one with any extension: con.json is the console.
    private static bool IsReservedByWindows(string name) => name.Split('.')[0] switch
    {
        "con" or "prn" or "aux" or "nul" => true,
        { Length: 4 } stem => (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]),
        _ => false,
    };
}
