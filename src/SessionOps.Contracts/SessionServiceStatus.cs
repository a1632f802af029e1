namespace SessionOps;

/// <summary>The state of a session service, as this process knows it.</summary>
public sealed record SessionServiceStatus
{
    /// <summary>Where the store is, without keys.</summary>
    public required string StoreLocation { get; init; }

    /// <summary>Why the store did not answer the last time, as a sentence; null when it did.</summary>
    public string? StoreProblem { get; init; }

    /// <summary>The script engine: <c>jint</c> or <c>v8</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Why the engine runs no scripts any more, as a sentence; null when it does. Only a new process helps.</summary>
    public string? EngineProblem { get; init; }

    /// <summary>Until when no attestation is tried after repeated failures; null when attestations are tried.</summary>
    public DateTimeOffset? CoolingDownUntil { get; init; }

    /// <summary>How many attestations failed in a row; the breaker stops them after the third.</summary>
    public int FailuresInARow { get; init; }

    /// <summary>The last attestations of this process, newest first.</summary>
    public IReadOnlyList<AttestationReport> Attestations { get; init; } = [];

    /// <summary>The last attestation of this process that failed; null when none has.</summary>
    public AttestationReport? LastFailure { get; init; }

    /// <summary>How many PO tokens this process has minted.</summary>
    public long Minted { get; init; }

    /// <summary>How many of them within the last minute.</summary>
    public int MintedLastMinute { get; init; }

    /// <summary>The minters that are warm in this process.</summary>
    public IReadOnlyList<MinterStatus> Minters { get; init; } = [];

    /// <summary>The names of the sessions whose minters are warm in this process.</summary>
    public IReadOnlyList<string> WarmMinters => [.. Minters.Select(static minter => minter.SessionName)];

    /// <summary>The names of the sessions that are in memory only, because they could not be stored; they are lost if the process ends first.</summary>
    public IReadOnlyList<string> UnsavedSessions { get; init; } = [];
}

/// <summary>A warm minter.</summary>
/// <param name="SessionName">The name of its session.</param>
/// <param name="Minted">How many tokens it has minted.</param>
/// <param name="MintRefreshThreshold">After how many mints YouTube's own player would renew it; null when the service did not say.</param>
/// <param name="ExpiresAt">When the service stops honouring its tokens.</param>
public sealed record MinterStatus(string SessionName, int Minted, int? MintRefreshThreshold, DateTimeOffset ExpiresAt);
