namespace SessionOps.Simulator;

/// <summary>How the simulator behaves.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The seed of all that is random, for the same answers on every run; null for others each time.</summary>
    public int? Seed { get; init; }

    /// <summary>The least size of a program in bytes; YouTube's have 25,000 to 32,000.</summary>
    public int ProgramBytes { get; init; } = 12_000;

    /// <summary>How long an integrity token is honoured; YouTube says 43,200 seconds.</summary>
    public TimeSpan IntegrityLifetime { get; init; } = TimeSpan.FromSeconds(43_200);

    /// <summary>The refresh threshold that <c>GenerateIT</c> answers, in seconds; null for none, as seen from YouTube.</summary>
    public int? MintRefreshThreshold { get; init; }

    /// <summary>How long a challenge may be answered.</summary>
    public TimeSpan ChallengeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the page carries its challenge.</summary>
    public ChallengePlace ChallengePlace { get; init; } = ChallengePlace.Current;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
