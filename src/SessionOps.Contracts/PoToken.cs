using SessionOps.Operations;

namespace SessionOps;

/// <summary>A Proof of Origin token and what it is good for.</summary>
[DefaultView(nameof(BindingKind), nameof(ContentBinding), nameof(Grade), nameof(Value), nameof(ExpiresAt))]
public sealed record PoToken
{
    /// <summary>The token, base64url. A secret.</summary>
    [Secret]
    public required string Value { get; init; }

    /// <summary>What the token was minted for: visitor data, a video id or a data sync id. A secret unless it is a video id.</summary>
    [Secret(Unless = SecretAttribute.PublicBinding)]
    public required string ContentBinding { get; init; }

    /// <summary>What kind of value <see cref="ContentBinding"/> is.</summary>
    public required BindingKind BindingKind { get; init; }

    /// <summary>What the token can be sent with, for its session's client; null when that is not known.</summary>
    public PoTokenUses? GoodFor { get; init; }

    /// <summary>How the token was obtained. Only provenance proves <see cref="TokenGrade.Integrity"/>; the token's shape never does.</summary>
    public required TokenGrade Grade { get; init; }

    /// <summary>When the token stops being honoured.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Describes the token without its value or binding.</summary>
    public override string ToString() => $"PoToken ({Grade}, bound to {BindingKind}, expires {ExpiresAt:u})";
}
