namespace SessionOps;

/// <summary>What a PO token is sent with (yt-dlp's contexts).</summary>
public enum PoTokenContext
{
    /// <summary>With the requests for video data (Google Video Server).</summary>
    Gvs,

    /// <summary>With the player request.</summary>
    Player,

    /// <summary>With requests for subtitles.</summary>
    Subs,
}
