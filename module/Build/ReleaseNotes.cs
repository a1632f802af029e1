namespace SessionOps.Module.Build;

/// <summary>Takes the newest section of the changelog.</summary>
internal static class ReleaseNotes
{
    // What the gallery shows and a manifest should carry.
    private const int MaxCharacters = 8000;

    /// <summary>The lines of the first section, without its title.</summary>
    public static string Of(IEnumerable<string> changelog)
    {
        var notes = string.Join('\n', changelog.SkipWhile(line => !IsTitle(line)).Skip(1).TakeWhile(line => !IsTitle(line))).Trim();
        return notes.Length <= MaxCharacters ? notes : notes[..notes.LastIndexOf('\n', MaxCharacters)];
    }

    private static bool IsTitle(string line) => line.StartsWith("## ", StringComparison.Ordinal);
}
