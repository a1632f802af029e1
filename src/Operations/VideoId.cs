namespace SessionOps.Operations;

/// <summary>How YouTube names videos.</summary>
internal static class VideoId
{
    public const string Pattern = "^[A-Za-z0-9_-]{11}$";

    public const string Sentence = "A video id has 11 of A-Z, a-z, 0-9, '-' and '_': the part of a video's address after v=.";
}
