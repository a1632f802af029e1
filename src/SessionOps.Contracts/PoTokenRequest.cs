namespace SessionOps;

/// <summary>What a PO token is wanted for.</summary>
public sealed record PoTokenRequest
{
    /// <summary>The value to bind to; null for the session's visitor data.</summary>
    public string? ContentBinding { get; init; }

    /// <summary>What <see cref="ContentBinding"/> is; null to be told from its shape.</summary>
    public BindingKind? BindingKind { get; init; }

    /// <summary>The name of the shared session whose minter to use.</summary>
    public string SessionName { get; init; } = "default";

    /// <summary>The session that the token must belong to; its minter is used while this process keeps it warm.</summary>
    public YouTubeSession? Session { get; init; }

    /// <summary>Whether a stored token must not be served.</summary>
    public bool BypassCache { get; init; }
}
