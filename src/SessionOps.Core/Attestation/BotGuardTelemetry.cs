namespace SessionOps.Attestation;

/// <summary>What a challenge script reported through its five loggers.</summary>
internal sealed record BotGuardTelemetry
{
    /// <summary>Sums by logger.</summary>
    public Dictionary<string, double> Counts { get; init; } = [];

    /// <summary>Reported latencies in milliseconds.</summary>
    public double[] Latencies { get; init; } = [];
}
