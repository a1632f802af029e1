namespace SessionOps;

/// <summary>Whether a media server accepts a session's token.</summary>
public enum TokenAcceptance
{
    /// <summary>It is not known.</summary>
    NotProven,

    /// <summary>It sent media that needs a token.</summary>
    Accepted,

    /// <summary>It refused the token.</summary>
    Refused,
}
