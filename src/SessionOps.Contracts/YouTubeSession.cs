using SessionOps.Operations;

namespace SessionOps;

/// <summary>One coherent YouTube web session: every value comes from the same page response.</summary>
[DefaultView(nameof(Name), nameof(Grade), nameof(VisitorData), nameof(PoToken), nameof(Client), nameof(ExpiresAt))]
public sealed record YouTubeSession
{
    /// <summary>The version of this record's layout that this build reads and writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the layout that this record was written with.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The name under which the session is shared: 1 to 64 of <c>a-z 0-9 - _ .</c>; <c>default</c> unless said otherwise.</summary>
    public required string Name { get; init; }

    /// <summary>The session's id as YouTube issued it: a URL-escaped base64url protobuf. A secret.</summary>
    [Secret]
    public required string VisitorData { get; init; }

    /// <summary>The 11-character id inside <see cref="VisitorData"/>; null when it has a form that this version cannot read.</summary>
    [Secret]
    public string? VisitorId { get; init; }

    /// <summary>The state of YouTube's feature flags for this session, or null when the page had none.</summary>
    [Secret]
    public string? RolloutToken { get; init; }

    /// <summary>The PO token bound to <see cref="VisitorData"/>.</summary>
    public required PoToken PoToken { get; init; }

    /// <summary>What tokens for video data have to be bound to, as the page's own flags say; null when it had none, and in older records.</summary>
    public BindingKind? MediaBinding { get; init; }

    /// <summary>The page's DATASYNC_ID, to which tokens of a signed-in session are bound; null when the page had none.</summary>
    [Secret]
    public string? DataSyncId { get; init; }

    /// <summary>Whether the page was a signed-in user's.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>The cookies that came with the page and belong to <see cref="VisitorData"/>. Secrets.</summary>
    public IReadOnlyList<SessionCookie> Cookies { get; init; } = [];

    /// <summary>The client that the page announced and that requests of this session must send.</summary>
    public required YouTubeClient Client { get; init; }

    /// <summary>The page's EVENT_ID, to which its challenge is bound; null when the page had none.</summary>
    public string? EventId { get; init; }

    /// <summary>The egress IP address that YouTube saw; null when the page did not say.</summary>
    public string? RemoteHost { get; init; }

    /// <summary>Where the challenge came from.</summary>
    public required ChallengeSource ChallengeSource { get; init; }

    /// <summary>The script engine that ran the challenge: <c>jint</c> or <c>v8</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The members that the challenge asked for and the browser environment lacks; empty when there was no gap.</summary>
    public IReadOnlyList<CoverageGap> CoverageGaps { get; init; } = [];

    /// <summary>When the session was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the session should be refreshed; before <see cref="ExpiresAt"/>.</summary>
    public required DateTimeOffset RefreshAt { get; init; }

    /// <summary>When the attestation service stops honouring the session's tokens.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How the session's PO token was obtained.</summary>
    public TokenGrade Grade => PoToken.Grade;

    /// <summary>Names the session without its secrets.</summary>
    public override string ToString() => $"YouTubeSession '{Name}' ({Grade}, {ChallengeSource}, expires {ExpiresAt:u})";
}
