using System.Text.Json.Serialization;

namespace SessionOps.Attestation;

/// <summary>The breaker's state as it is kept between processes.</summary>
/// <param name="Failures">Failures since the last success.</param>
/// <param name="OpenUntil">Until when no attestation is tried; null when it is closed.</param>
/// <param name="ErrorId">The id of the last failure's error.</param>
/// <param name="CoolDown">How long it was opened for, which a clock that is set does not change; null in a file of an older version.</param>
internal sealed record BreakerState(int Failures, DateTimeOffset? OpenUntil, string? ErrorId, TimeSpan? CoolDown = null)
{
    // Failures without a break for a hundred years, and the longest id with room to spare.
    private const int MaxFailures = 1_000_000;
    private const int MaxErrorId = 200;

    /// <summary>Whether a breaker can have written this.</summary>
    [JsonIgnore]
    public bool IsPossible => Failures is >= 0 and <= MaxFailures && ErrorId is not { Length: > MaxErrorId } && CoolDown is not { Ticks: < 0 };

    /// <summary>Nothing has failed.</summary>
    public static BreakerState Closed { get; } = new(0, null, null);
}
