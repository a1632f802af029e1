namespace SessionOps.Storage;

/// <summary>A session as it was read, with the version that a conditional write compares.</summary>
/// <param name="Session">The session.</param>
/// <param name="Version">An opaque version, such as an ETag.</param>
public sealed record StoredSession(YouTubeSession Session, string Version)
{
    /// <summary>The expected version of a write that overwrites whatever is there.</summary>
    public const string AnyVersion = "*";
}
