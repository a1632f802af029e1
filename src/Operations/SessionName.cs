namespace SessionOps.Operations;

/// <summary>How sessions may be named: what is safe as a file, as a blob and in a path.</summary>
internal static class SessionName
{
    public const string Default = "default";

    public const string Pattern = "^[a-z0-9][a-z0-9._-]{0,63}$";

    public const string Sentence = "A session's name has 1 to 64 of a-z, 0-9, '-', '_' and '.', and starts with a letter or digit.";
}
