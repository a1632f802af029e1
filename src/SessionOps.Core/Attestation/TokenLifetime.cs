namespace SessionOps.Attestation;

/// <summary>When an integrity token should be renewed and when it ends.</summary>
/// <param name="RefreshAt">When to attest anew.</param>
/// <param name="ExpiresAt">When the service stops honouring it.</param>
internal readonly record struct TokenLifetime(DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    // What has been seen everywhere since 2024 (yt-dlp, bgutil, jim60105 #93); used only when an answer does not say.
    private static readonly TimeSpan s_usualLifetime = TimeSpan.FromSeconds(43200);

    // Below the one each call would attest; above the other a session would never be looked at again.
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(7);

    // No source states what mintRefreshThreshold counts. It is read as the seconds before the end at which to renew, which is what its
    // name says; a value that cannot be that leaves the usual rule, 0.9 of the lifetime.
    private const double RefreshShare = 0.9;

    // Many instances that attested together must not come back together.
    private const double JitterShare = 0.05;

    /// <summary>Reads the service's answer.</summary>
    /// <param name="now">When the answer came.</param>
    /// <param name="estimatedTtlSecs">The lifetime in seconds; null or not positive when the answer did not say.</param>
    /// <param name="mintRefreshThreshold">The threshold in seconds; null when the answer did not say.</param>
    /// <param name="jitter">0 to 1: how much of the jitter to apply.</param>
    public static TokenLifetime From(DateTimeOffset now, double? estimatedTtlSecs, double? mintRefreshThreshold, double jitter)
    {
        var lifetime = estimatedTtlSecs is > 0 and < double.PositiveInfinity
            ? TimeSpan.FromSeconds(Math.Clamp(estimatedTtlSecs.Value, s_shortest.TotalSeconds, s_longest.TotalSeconds))
            : s_usualLifetime;
        var untilRefresh = mintRefreshThreshold is { } threshold && threshold > 0 && threshold < lifetime.TotalSeconds
            ? lifetime - TimeSpan.FromSeconds(threshold)
            : lifetime * RefreshShare;
        return new(now + (untilRefresh * (1 - (JitterShare * jitter))), now + lifetime);
    }
}
