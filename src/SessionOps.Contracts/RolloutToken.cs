using SessionOps.Operations;

namespace SessionOps;

/// <summary>A decoded rollout token: the state of YouTube's feature flags for a session.</summary>
public sealed record RolloutToken
{
    /// <summary>The token as it is sent: URL-escaped base64url. A secret.</summary>
    [Secret]
    public required string Value { get; init; }

    /// <summary>The id in field 1.</summary>
    public ulong? Id { get; init; }

    /// <summary>The time in field 2: microseconds since 1970.</summary>
    [Microseconds]
    public ulong? First { get; init; }

    /// <summary>The time in field 3: microseconds since 1970.</summary>
    [Microseconds]
    public ulong? Second { get; init; }

    /// <summary>Describes it without the value.</summary>
    public override string ToString() => "RolloutToken";
}
