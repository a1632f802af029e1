namespace SessionOps;

/// <summary>How a session service is doing, without asking anybody.</summary>
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

    /// <summary>The names of the sessions whose minters are warm in this process.</summary>
    public IReadOnlyList<string> WarmMinters { get; init; } = [];

    /// <summary>The names of the sessions that are in memory only, because the store did not take them; they are lost when the process ends before it does.</summary>
    public IReadOnlyList<string> UnsavedSessions { get; init; } = [];
}
