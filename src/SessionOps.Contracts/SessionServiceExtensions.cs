namespace SessionOps;

/// <summary>The most common calls of a session service.</summary>
public static class SessionServiceExtensions
{
    /// <summary>Gets the shared session of a name, from memory or the store; it is created if there is no valid one.</summary>
    public static Task<YouTubeSession> GetSessionAsync(
        this ISessionService sessions,
        string name = SessionName.Default,
        CancellationToken cancellationToken = default
    ) => sessions.GetSessionAsync(new SessionRequest { Name = name }, progress: null, cancellationToken);

    /// <summary>Creates the session of a name from a fresh page and attestation; it replaces the shared one.</summary>
    public static Task<YouTubeSession> CreateSessionAsync(
        this ISessionService sessions,
        string name = SessionName.Default,
        CancellationToken cancellationToken = default
    ) => sessions.CreateSessionAsync(new SessionRequest { Name = name }, progress: null, cancellationToken);

    /// <summary>Mints a PO token for visitor data, a video id or a data sync id, on the warm minter of the session <c>default</c>.</summary>
    public static Task<PoToken> MintAsync(this ISessionService sessions, string contentBinding, CancellationToken cancellationToken = default) =>
        sessions.MintAsync(new PoTokenRequest { ContentBinding = contentBinding }, progress: null, cancellationToken);

    /// <summary>Mints a PO token for a video, on the warm minter of the session <c>default</c>.</summary>
    /// <param name="sessions">The session service.</param>
    /// <param name="videoId">The video's id, or an address of it.</param>
    /// <param name="context">What the token is to be sent with, which decides the binding; null to bind to the video.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static Task<PoToken> MintForVideoAsync(
        this ISessionService sessions,
        string videoId,
        PoTokenContext? context = null,
        CancellationToken cancellationToken = default
    ) => sessions.MintAsync(new PoTokenRequest { VideoId = videoId, Context = context }, progress: null, cancellationToken);

    /// <summary>Reads a stored session without creating one.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.SessionNotFound"/>: there is no session of that name.</exception>
    public static async Task<YouTubeSession> ReadSessionAsync(this ISessionService sessions, string name, CancellationToken cancellationToken) =>
        await sessions.FindSessionAsync(name, cancellationToken).ConfigureAwait(false) ?? throw NotFound(name);

    /// <summary>Forgets the named session, its minter and its stored tokens.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.SessionNotFound"/>: there is no session of that name.</exception>
    public static async Task ForgetSessionAsync(this ISessionService sessions, string name, CancellationToken cancellationToken)
    {
        if (!await sessions.RemoveSessionAsync(name, cancellationToken).ConfigureAwait(false))
            throw NotFound(name);
    }

    /// <summary>Tests a session.</summary>
    /// <param name="sessions">The session service.</param>
    /// <param name="session">The session; null for the stored one of <paramref name="name"/>.</param>
    /// <param name="name">The stored session's name.</param>
    /// <param name="videoId">The id of the video to ask for; null for a well-known public one.</param>
    /// <param name="strict">Whether anything but an accepted token is an error.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.NotProven"/>: the test is strict, and the session was not served or its token not accepted.</exception>
    public static async Task<SessionTestResult> TestAsync(
        this ISessionService sessions,
        YouTubeSession? session,
        string name,
        string? videoId,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        session ??= await sessions.ReadSessionAsync(name, cancellationToken).ConfigureAwait(false);
        var result = await sessions.TestSessionAsync(session, videoId, cancellationToken).ConfigureAwait(false);
        return !strict || result is { Served: true, Token: TokenAcceptance.Accepted }
            ? result
            : throw new SessionOpsException(
                ErrorIds.NotProven,
                $"The session '{result.Name}' has not proven itself: playability {result.Status} ({result.Reason}), token {result.Token} ({result.TokenReason})"
            );
    }

    private static SessionOpsException NotFound(string name) => new(ErrorIds.SessionNotFound, $"The store has no session '{name}'.");
}
