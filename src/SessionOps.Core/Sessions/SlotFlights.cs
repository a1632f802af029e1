namespace SessionOps.Sessions;

/// <summary>The work in flight for a session. Who takes a fallback token and who does not never share a flight.</summary>
internal sealed class SlotFlights(CancellationToken ending)
{
    /// <summary>Obtaining a session that may be shared.</summary>
    public SharedWork<YouTubeSession> Obtaining { get; } = new(ending);

    /// <summary>Obtaining a session that must be fresh.</summary>
    public SharedWork<YouTubeSession> Renewing { get; } = new(ending);

    /// <summary>Refreshing in the background, while the last good session serves.</summary>
    public SharedWork<bool> Refreshing { get; } = new(ending);

    /// <summary>Attesting for a minter alone.</summary>
    public SharedWork<SharedMinter> Attesting { get; } = new(ending);
}
