namespace SessionOps.Simulator;

/// <summary>What tokens for media have to be bound to; pages say so in their player's flags.</summary>
public enum MediaBinding
{
    /// <summary>The video, as on every page since the autumn of 2026.</summary>
    Video,

    /// <summary>The visitor data.</summary>
    VisitorData,
}
