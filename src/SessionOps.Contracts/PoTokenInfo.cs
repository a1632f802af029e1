using SessionOps.Operations;

namespace SessionOps;

/// <summary>What can be read from a PO token's bytes alone. The grade cannot: a fallback token has the shape of a minted one.</summary>
public sealed record PoTokenInfo
{
    /// <summary>The form of the token.</summary>
    public required PoTokenForm Form { get; init; }

    /// <summary>The number of bytes after base64url.</summary>
    public required int ByteCount { get; init; }

    /// <summary>The content binding that a cold-start token carries; null in other forms. A secret unless it is a video id.</summary>
    [Secret(Unless = SecretAttribute.PublicBinding)]
    public string? ContentBinding { get; init; }

    /// <summary>When a cold-start token was made; null in other forms.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How old a cold-start token is; null in other forms.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>The client state that a cold-start token carries; null in other forms.</summary>
    public int? ClientState { get; init; }

    /// <summary>The code of an error token; null in other forms.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The message of an error token; null in other forms.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Describes it without the binding.</summary>
    public override string ToString() => $"PoTokenInfo ({Form}, {ByteCount} bytes)";
}
