using NCrontab;

namespace SessionOps.Attestation;

/// <summary>Decides when an integrity token is renewed: by its lifetime alone, and before the last run of the refresh schedule that could still do it.</summary>
/// <param name="random">The jitter.</param>
/// <param name="refreshSchedule">The schedule in NCRONTAB; one that cannot be read does not count.</param>
internal sealed class LifetimePolicy(Random random, string? refreshSchedule)
{
    // What has been seen everywhere since 2024 (yt-dlp, bgutil, jim60105 #93); used only when an answer does not say.
    private static readonly TimeSpan s_usualLifetime = TimeSpan.FromSeconds(43200);

    // Below the first, each call would attest; above the second, a session would never be checked again.
    private static readonly TimeSpan s_minLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_maxLifetime = TimeSpan.FromDays(7);

    // What an attestation may take.
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(30);

    private const double RefreshShare = 0.9;

    // Not earlier, however rarely the schedule runs.
    private const double EarliestShare = 0.5;

    // Many instances that attested together must not come back together.
    private const double JitterShare = 0.05;

    private readonly CrontabSchedule? _schedule = CrontabSchedule.TryParse(refreshSchedule ?? "", new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    /// <summary>Reads the service's answer.</summary>
    /// <param name="now">When the answer came.</param>
    /// <param name="estimatedTtlSecs">The lifetime in seconds; null or not positive when the answer did not say.</param>
    public TokenLifetime Decide(DateTimeOffset now, double? estimatedTtlSecs)
    {
        var lifetime = estimatedTtlSecs is > 0 and < double.PositiveInfinity
            ? TimeSpan.FromSeconds(Math.Clamp(estimatedTtlSecs.Value, s_minLifetime.TotalSeconds, s_maxLifetime.TotalSeconds))
            : s_usualLifetime;
        var expiresAt = now + lifetime;
        var refreshAt = now + (lifetime * RefreshShare * (1 - (JitterShare * random.NextDouble())));
        if (_schedule is null || RunAfter(refreshAt) <= expiresAt - s_margin)
            return new TokenLifetime(refreshAt, expiresAt);
        var earliest = now + (lifetime * EarliestShare);
        var earlierRun = RunAfter(earliest);
        return new TokenLifetime(earlierRun < refreshAt ? earlierRun : earliest, expiresAt);
    }

    private DateTimeOffset RunAfter(DateTimeOffset moment) => _schedule!.GetNextOccurrence(moment.UtcDateTime);
}
