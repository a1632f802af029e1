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

    /// <summary>The <c>mintRefreshThreshold</c> that <c>GenerateIT</c> answers: after how many mints the player renews its minter. YouTube says 100.</summary>
    public int? MintRefreshThreshold { get; init; } = 100;

    /// <summary>Whether a snapshot that does not fit is answered with HTTP 400 ("Invalid value") instead of a null token; both have been seen.</summary>
    public bool RejectsBadSnapshots { get; init; }

    /// <summary>What tokens for media have to be bound to.</summary>
    public MediaBinding MediaBinding { get; init; } = MediaBinding.Video;

    /// <summary>Whether <c>att/get</c> answers in the short form (<c>botguardData</c>), which has no hash and a fixed name.</summary>
    public bool ShortChallenges { get; init; }

    /// <summary>Whether the player's answer has media addresses that need no deciphering.</summary>
    public bool OpenMedia { get; init; } = true;

    /// <summary>How long a challenge may be answered.</summary>
    public TimeSpan ChallengeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the page carries its challenge.</summary>
    public ChallengePlace ChallengePlace { get; init; } = ChallengePlace.Current;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
