namespace SessionOps;

/// <summary>What a PO token can be sent with, for the client of its session.</summary>
[Flags]
public enum PoTokenUses
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>The requests for video data.</summary>
    Gvs = 1,

    /// <summary>The player request.</summary>
    Player = 2,

    /// <summary>Requests for subtitles.</summary>
    Subs = 4,
}
