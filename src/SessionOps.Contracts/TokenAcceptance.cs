namespace SessionOps;

/// <summary>Whether a media server takes a session's token.</summary>
public enum TokenAcceptance
{
    /// <summary>Nothing has shown it, one way or the other.</summary>
    NotProven,

    /// <summary>It handed out media that needs one.</summary>
    Accepted,

    /// <summary>It refused the token.</summary>
    Refused,
}
