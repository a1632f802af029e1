using System.Text.Json.Serialization;

namespace SessionOps.Server.Status;

/// <summary>The host's state, for those who may use it: names and times, never a secret.</summary>
internal sealed record StatusReport
{
    /// <summary>The version that runs.</summary>
    public required string Version { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Since when the host runs.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The script engine.</summary>
    public required string Engine { get; init; }

    /// <summary>What sessions are taken from.</summary>
    public required Uri YouTubeUrl { get; init; }

    /// <summary>The proxy on the way there, without user and password.</summary>
    public required string Proxy { get; init; }

    /// <summary>Where sessions are kept, without keys.</summary>
    public required string Store { get; init; }

    /// <summary>What is in the way of new sessions, as sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The breaker.</summary>
    public required BreakerReport Breaker { get; init; }

    /// <summary>How many PO tokens were minted since the start.</summary>
    public required long Minted { get; init; }

    /// <summary>How many of them within the last minute.</summary>
    public required int MintsPerMinute { get; init; }

    /// <summary>The shared sessions, by name.</summary>
    public required IReadOnlyList<SessionReport> Sessions { get; init; }

    /// <summary>The last attestations, newest first.</summary>
    public required IReadOnlyList<AttestationReport> Attestations { get; init; }

    /// <summary>The last one that failed; null when none has.</summary>
    public required AttestationReport? LastFailure { get; init; }
}

/// <summary>A shared session in the report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Grade">How its token was obtained.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="RefreshAt">When it is due.</param>
/// <param name="ExpiresAt">When it expires.</param>
/// <param name="Egress">The address that YouTube saw, without its last part; null when the page did not say.</param>
/// <param name="Engine">The engine that ran its challenge.</param>
/// <param name="CoverageGaps">What its challenge asked for and the environment lacks.</param>
/// <param name="Minter">Its warm minter; null when this process has none.</param>
/// <param name="IsUnsaved">Whether it is in memory only.</param>
internal sealed record SessionReport(
    string Name,
    TokenGrade Grade,
    DateTimeOffset CreatedAt,
    DateTimeOffset RefreshAt,
    DateTimeOffset ExpiresAt,
    string? Egress,
    string Engine,
    IReadOnlyList<CoverageGap> CoverageGaps,
    MinterStatus? Minter,
    bool IsUnsaved
);

/// <summary>Whether attestations are tried.</summary>
/// <param name="IsOpen">Whether none is.</param>
/// <param name="Until">Until when none is; null when they are.</param>
/// <param name="FailuresInARow">How many failed one after the other.</param>
internal sealed record BreakerReport(bool IsOpen, DateTimeOffset? Until, int FailuresInARow);

/// <summary>How reports are written as JSON.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StatusReport))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
