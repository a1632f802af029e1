using SessionOps.Operations;

namespace SessionOps;

/// <summary>A snapshot of a challenge, as requests that vouch for an engagement carry it (<c>botguardResponse</c>).</summary>
[DefaultView(nameof(Value), nameof(Client), nameof(ChallengeSource), nameof(Engine), nameof(CreatedAt))]
public sealed record BotGuardSnapshot
{
    /// <summary>The snapshot. A secret.</summary>
    [Secret]
    public required string Value { get; init; }

    /// <summary>The visitor data of the page that the challenge came from. A secret.</summary>
    [Secret]
    public required string VisitorData { get; init; }

    /// <summary>The page's EVENT_ID, to which its challenge is bound; null when the page had none.</summary>
    public string? EventId { get; init; }

    /// <summary>The client that the page announced.</summary>
    public required YouTubeClient Client { get; init; }

    /// <summary>Where the challenge came from.</summary>
    public required ChallengeSource ChallengeSource { get; init; }

    /// <summary>The script engine that ran the challenge: <c>jint</c> or <c>v8</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The members that the challenge asked for and the browser environment lacks.</summary>
    public IReadOnlyList<CoverageGap> CoverageGaps { get; init; } = [];

    /// <summary>When the snapshot was taken; it counts once.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Describes the snapshot without its value.</summary>
    public override string ToString() => $"BotGuardSnapshot ({Value.Length} characters, {ChallengeSource}, {Engine})";
}
