namespace SessionOps;

/// <summary>Everything that the operations do: one core behind the cmdlets, the endpoints and the timers.</summary>
public interface ISessionService : IAsyncDisposable
{
    /// <summary>Gets the shared session of a name, from memory or the store; it is created if there is no valid one.</summary>
    Task<YouTubeSession> GetSessionAsync(SessionRequest request, IProgress<SessionStep>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Creates the session of a name from a fresh page and attestation; it replaces the shared one.</summary>
    Task<YouTubeSession> CreateSessionAsync(SessionRequest request, IProgress<SessionStep>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a stored session without creating one, or null.</summary>
    Task<YouTubeSession?> FindSessionAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Whether there is a session of a name; memory is trusted for as long as in <see cref="GetSessionAsync"/>.</summary>
    Task<bool> HasSessionAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Refreshes the named session (null: every stored session) if it is due, or in any case with <paramref name="force"/>; yields what was refreshed.</summary>
    IAsyncEnumerable<YouTubeSession> RefreshAsync(
        string? name,
        bool force,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Forgets the named session, its minter and its stored tokens; false when there was none.</summary>
    Task<bool> RemoveSessionAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists the stored sessions, by name.</summary>
    IAsyncEnumerable<YouTubeSession> ListSessionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores a session that was obtained elsewhere.</summary>
    Task<YouTubeSession> SaveSessionAsync(YouTubeSession session, CancellationToken cancellationToken = default);

    /// <summary>Asks YouTube for a video with the session and a media server for a piece of it, and reports whether the session is served and its token accepted.</summary>
    Task<SessionTestResult> TestSessionAsync(YouTubeSession session, string? videoId, CancellationToken cancellationToken = default);

    /// <summary>Tests a stored session that a consumer reports as refused, and renews it if its token is refused: seldom, and never to get around a block.</summary>
    /// <param name="name">The session's name.</param>
    /// <param name="reason">What the consumer saw, for the log; null when it does not say.</param>
    /// <param name="progress">Receives each stage.</param>
    /// <param name="cancellationToken">Ends the test and the renewal.</param>
    Task<SessionRepair> RepairSessionAsync(string name, string? reason, IProgress<SessionStep>? progress, CancellationToken cancellationToken);

    /// <summary>Mints a PO token on the shared session's warm minter, or on the given session's.</summary>
    Task<PoToken> MintAsync(PoTokenRequest request, IProgress<SessionStep>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a snapshot of a fresh challenge, bound as given.</summary>
    Task<BotGuardSnapshot> TakeSnapshotAsync(SnapshotBinding binding, IProgress<SessionStep>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Gets new visitor data alone, without an attestation.</summary>
    Task<VisitorData> GetVisitorDataAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets a new rollout token alone, without an attestation.</summary>
    Task<RolloutToken> GetRolloutTokenAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends every warm minter and forgets the tokens in memory, so that the next token is minted after a new attestation. Stored sessions stay.</summary>
    Task InvalidateMintersAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores now what is pending: tokens that were minted, and sessions that could not be stored when they were created.</summary>
    /// <exception cref="StoreException">A session still could not be stored; it stays in memory.</exception>
    Task FlushAsync(CancellationToken cancellationToken = default);

    /// <summary>Tries the store as sessions use it: writes, reads and removes a record that is never served.</summary>
    /// <exception cref="StoreException">The store cannot keep sessions; the message says why.</exception>
    Task ProbeStoreAsync(CancellationToken cancellationToken = default);

    /// <summary>How the service is doing.</summary>
    SessionServiceStatus Status { get; }

    /// <summary>Only the status's <see cref="SessionServiceStatus.StoreProblem"/>, which every answer needs.</summary>
    string? StoreProblem => Status.StoreProblem;
}
