namespace SessionOps;

/// <summary>What a PO token is wanted for.</summary>
public sealed record PoTokenRequest
{
    /// <summary>The longest content binding, in characters; visitor data has some 600.</summary>
    public const int MaxBindingLength = 4096;

    /// <summary>The value to bind to; null for the session's visitor data.</summary>
    public string? ContentBinding { get; init; }

    /// <summary>What <see cref="ContentBinding"/> is; null to recognise it by its shape.</summary>
    public BindingKind? BindingKind { get; init; }

    /// <summary>The name of the shared session whose minter to use.</summary>
    public string SessionName { get; init; } = SessionOps.SessionName.Default;

    /// <summary>The session that the token must belong to; its minter is used while this process keeps it warm.</summary>
    public YouTubeSession? Session { get; init; }

    /// <summary>Whether to accept the service's fallback token when no integrity token is granted; it is then graded <see cref="TokenGrade.Fallback"/>.</summary>
    public bool AllowFallback { get; init; }

    /// <summary>Whether a stored token must not be served.</summary>
    public bool BypassCache { get; init; }

    /// <summary>The video that the token is for: its id, or an address of it.</summary>
    public string? VideoId { get; init; }

    /// <summary>What the token is to be sent with, which decides the binding; null to bind to <see cref="ContentBinding"/> or the video.</summary>
    public PoTokenContext? Context { get; init; }

    /// <summary>The client that will send the token, by yt-dlp's or InnerTube's name; null for the session's.</summary>
    public string? Client { get; init; }

    /// <summary>Makes a request for a binding, for a video, or for neither: then for the session's visitor data.</summary>
    /// <exception cref="InvalidInputException">Both were given.</exception>
    public static PoTokenRequest For(string? contentBinding, string? videoId)
    {
        if (contentBinding is not null && videoId is not null)
            throw new InvalidInputException(ErrorIds.InvalidInput, nameof(videoId), "Give either contentBinding or videoId: a PO token is bound to one value.");
        return new PoTokenRequest { ContentBinding = contentBinding, VideoId = videoId };
    }

    /// <summary>Names the session without the binding, which may be visitor data or an account's id.</summary>
    public override string ToString() => $"PoTokenRequest ({SessionName})";
}
