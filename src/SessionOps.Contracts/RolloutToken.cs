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

    /// <summary>The timestamp-like number in field 2, in its own unit.</summary>
    public ulong? First { get; init; }

    /// <summary>The timestamp-like number in field 3, in its own unit.</summary>
    public ulong? Second { get; init; }

    /// <summary>Describes it without the value.</summary>
    public override string ToString() => "RolloutToken";
}
