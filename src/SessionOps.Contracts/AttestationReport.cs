namespace SessionOps;

/// <summary>One attestation that this process tried, without its secrets.</summary>
public sealed record AttestationReport
{
    /// <summary>The session that it was for; null when it was for a snapshot alone.</summary>
    public string? SessionName { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The stages that it went through, in order, with the time that each took; the last is the one it ended in.</summary>
    public required IReadOnlyList<StageDuration> Stages { get; init; }

    /// <summary>How it ended: a grade, <c>Snapshot</c>, or the id of the error.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it failed, as a sentence; null when it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>The members that the challenge asked for and the browser environment lacks.</summary>
    public IReadOnlyList<CoverageGap> CoverageGaps { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(Stages.Sum(static stage => stage.Duration.Ticks));
}

/// <summary>How long one stage of an attestation took.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Duration">How long it took.</param>
public sealed record StageDuration(SessionStage Stage, TimeSpan Duration);
