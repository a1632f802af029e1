namespace SessionOps.Attestation;

/// <summary>The breaker's state as it is kept between processes.</summary>
/// <param name="Failures">Failures since the last success.</param>
/// <param name="OpenUntil">Until when no attestation is tried; null when it is closed.</param>
/// <param name="ErrorId">The id of the last failure's error.</param>
internal sealed record BreakerState(int Failures, DateTimeOffset? OpenUntil, string? ErrorId)
{
    /// <summary>Nothing has failed.</summary>
    public static BreakerState Closed { get; } = new(0, null, null);
}
