namespace SessionOps.InnerTube;

/// <summary>What one response of a YouTube page gives. All values of a session come from the same one.</summary>
internal sealed record YouTubePage
{
    /// <summary>The address that was opened.</summary>
    public required Uri Url { get; init; }

    /// <summary>The session's visitor data.</summary>
    public required string VisitorData { get; init; }

    /// <summary>The rollout token; null when the page had none.</summary>
    public string? RolloutToken { get; init; }

    /// <summary>The page's EVENT_ID, to which its challenge is bound.</summary>
    public string? EventId { get; init; }

    /// <summary>What tokens for video data have to be bound to, as the page's flags say; null when it has no such flags.</summary>
    public BindingKind? MediaBinding { get; init; }

    /// <summary>The page's DATASYNC_ID.</summary>
    public string? DataSyncId { get; init; }

    /// <summary>Whether the page is a signed-in user's.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>The cookies that came with the page.</summary>
    public IReadOnlyList<SessionCookie> Cookies { get; init; } = [];

    /// <summary>The client that the page announced.</summary>
    public required YouTubeClient Client { get; init; }

    /// <summary>The egress IP address that YouTube saw.</summary>
    public string? RemoteHost { get; init; }

    /// <summary>InnerTube's public key of the page.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The page's whole configuration as JSON: what scripts see as <c>yt.config_</c>.</summary>
    public required string ConfigJson { get; init; }

    /// <summary>The page's own challenge; null when it had none.</summary>
    public Challenge? Challenge { get; init; }

    /// <summary>The page's eacrToken, which <c>att/get</c> requires.</summary>
    public string? EacrToken { get; init; }

    /// <summary>Names the page without its secrets.</summary>
    public override string ToString() => $"YouTubePage ({Client.Name} {Client.Version}, {(Challenge is null ? "without" : "with")} challenge)";
}
