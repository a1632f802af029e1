using System.ComponentModel.DataAnnotations;
using SessionOps.Tokens;

namespace SessionOps.Operations;

/// <summary>What can be done with sessions.</summary>
public static class YouTubeSessionOperations
{
    /// <summary>Creates a YouTube session from a fresh page and a fresh attestation.</summary>
    /// <remarks>
    /// The new session replaces the shared one of the same name. It takes a few seconds; <c>Get-YouTubeSession</c> answers at once while a session is good.
    /// </remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The name under which the session is shared, 1 to 64 of a-z, 0-9, '-', '_' and '.'.</param>
    /// <param name="allowFallback">Takes the attestation service's fallback token when it grants no integrity token; the session is then graded Fallback.</param>
    /// <param name="progress">Receives progress updates.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <returns>The session: visitor data, PO token, rollout token and client, all from one page.</returns>
    /// <example><code>New-YouTubeSession</code>Creates the session named default.</example>
    /// <example><code>New-YouTubeSession -Name batch | Get-PoToken -VideoId dQw4w9WgXcQ</code>Creates a session and mints a token for one video on it.</example>
    [Operation("New", "YouTubeSession", Http = "POST sessions", Action = "Create session", Impact = ChangeImpact.Low)]
    public static Task<YouTubeSession> NewAsync(
        ISessionService sessions,
        [FromPipeline, RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)] string name = SessionName.Default,
        bool allowFallback = false,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    ) => sessions.CreateSessionAsync(new SessionRequest { Name = name, AllowFallback = allowFallback }, progress, cancellationToken);

    /// <summary>Gets the shared YouTube session of a name, and creates it if there is none.</summary>
    /// <remarks>A good session is answered at once from memory or the store; one that is due is refreshed in the background.</remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The name under which the session is shared, 1 to 64 of a-z, 0-9, '-', '_' and '.'.</param>
    /// <param name="allowFallback">Takes the attestation service's fallback token when it grants no integrity token; the session is then graded Fallback.</param>
    /// <param name="progress">Receives progress updates.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <returns>The shared session.</returns>
    /// <example><code>Get-YouTubeSession</code>Gets the session named default.</example>
    /// <example><code>(Get-YouTubeSession -Name batch).VisitorData</code>Gets the visitor data of the session named batch, as bare text.</example>
    [Operation("Get", "YouTubeSession", Http = "GET sessions/{name}; GET session")]
    public static Task<YouTubeSession> GetAsync(
        ISessionService sessions,
        [FromPipeline, StoredName, RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)] string name = SessionName.Default,
        bool allowFallback = false,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    ) => sessions.GetSessionAsync(new SessionRequest { Name = name, AllowFallback = allowFallback }, progress, cancellationToken);

    /// <summary>Refreshes shared sessions that are due.</summary>
    /// <remarks>A session is due some time before it expires. Callers are served the old session until the new one is there.</remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The session to refresh; every stored session if it is not given.</param>
    /// <param name="force">Refreshes sessions that are not due yet, too.</param>
    /// <param name="progress">Receives progress updates.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <returns>The sessions that were refreshed; nothing when none was due.</returns>
    /// <example><code>Update-YouTubeSession</code>Refreshes whatever is due.</example>
    /// <example><code>Update-YouTubeSession -Name batch -Force</code>Refreshes the session named batch now.</example>
    [Operation(
        "Update",
        "YouTubeSession",
        Http = "POST sessions/{name}/refresh",
        Timer = "%SESSIONOPS_REFRESH_SCHEDULE%",
        Action = "Refresh session",
        Impact = ChangeImpact.Low
    )]
    public static IAsyncEnumerable<YouTubeSession> UpdateAsync(
        ISessionService sessions,
        [FromPipeline, StoredName, RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)] string? name = null,
        bool force = false,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    ) => sessions.RefreshAsync(name, force, progress, cancellationToken);

    /// <summary>Forgets a session: its stored record, its stored tokens and its warm minter.</summary>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The session to forget.</param>
    /// <param name="cancellationToken">Cancels before anything is removed.</param>
    /// <example><code>Remove-YouTubeSession -Name batch</code>Forgets the session named batch.</example>
    /// <example><code>'a', 'b' | Remove-YouTubeSession -WhatIf</code>Says what would be removed, and removes nothing.</example>
    [Operation("Remove", "YouTubeSession", Http = "DELETE sessions/{name}", Action = "Remove session")]
    public static Task RemoveAsync(
        ISessionService sessions,
        [FromPipeline, StoredName, RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)] string name,
        CancellationToken cancellationToken = default
    ) => sessions.ForgetSessionAsync(name, cancellationToken);

    /// <summary>Asks YouTube for a video with a session, and a media server for a piece of it with a token.</summary>
    /// <remarks>
    /// Two things are reported: whether the session is served, which YouTube does with and without a token, and whether a media server takes the token.
    /// The second is NotProven when the answer has no media address that can be used without deciphering. A process without a warm minter for the session attests for the token.
    /// </remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The stored session to test, unless one is piped.</param>
    /// <param name="session">The session to test.</param>
    /// <param name="videoId">The video to ask for: its 11-character id or any of its addresses; a well-known public one if it is not given.</param>
    /// <param name="strict">Fails unless the session is served and the token taken.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Whether the session is served and why not, and whether the token is taken and what shows it.</returns>
    /// <example><code>Test-YouTubeSession</code>Tests the stored session named default.</example>
    /// <example><code>New-YouTubeSession | Test-YouTubeSession -VideoId dQw4w9WgXcQ -Strict</code>Tests a new session with a video of your choice, and fails unless its token is taken.</example>
    [Operation("Test", "YouTubeSession", Http = "GET sessions/{name}/test")]
    public static Task<SessionTestResult> TestAsync(
        ISessionService sessions,
        [Alternative("session"), FromPipeline(ByPropertyName = false), StoredName, RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)]
            string name = SessionName.Default,
        [Alternative("session"), FromPipeline(ByPropertyName = false)] YouTubeSession? session = null,
        [StringLength(4096)] string? videoId = null,
        bool strict = false,
        CancellationToken cancellationToken = default
    ) => sessions.TestAsync(session, name, BindingInput.RequireVideoId(videoId), strict, cancellationToken);

    /// <summary>Reports that a shared session was refused: it is tested, and renewed if its token is refused.</summary>
    /// <remarks>
    /// At most one report of a session within five minutes is acted on, and the renewal keeps to the same limits as any other attestation. A session that YouTube does
    /// not serve at all is kept: a new one would only get around that.
    /// </remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The stored session that was refused.</param>
    /// <param name="reason">What was met, in a few plain words for the log, such as: 403 after a minute.</param>
    /// <param name="progress">Receives progress updates.</param>
    /// <param name="cancellationToken">Ends requests and script.</param>
    /// <returns>What the test showed, and whether the session was renewed.</returns>
    /// <example><code>Repair-YouTubeSession</code>Reports the session named default.</example>
    /// <example><code>Repair-YouTubeSession -Name batch -Reason '403 after a minute'</code>Reports the session named batch, and says what was met.</example>
    [Operation(
        "Repair",
        "YouTubeSession",
        Http = "POST sessions/{name}/report",
        Action = "Test session, and renew it if it is refused",
        Impact = ChangeImpact.Low
    )]
    public static Task<SessionRepair> RepairAsync(
        ISessionService sessions,
        [FromPipeline, StoredName, RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)] string name = SessionName.Default,
        // Words too short to be a token: the text ends in the log.
        [
            StringLength(120),
            RegularExpression("^(?:[A-Za-z0-9.,:;()/'-]{1,20}(?: |$))*$", ErrorMessage = "must be a few words of up to 20 plain letters, digits and marks.")
        ] string? reason = null,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    ) => sessions.RepairSessionAsync(name, reason, progress, cancellationToken);

    /// <summary>Writes a session to the store, for others to use.</summary>
    /// <remarks>The store is the one of the settings or of <c>-Store</c>: a folder, a blob container or a connection string.</remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="session">The session to write; it replaces the stored one of the same name.</param>
    /// <param name="cancellationToken">Cancels before the write becomes visible.</param>
    /// <returns>The session as it is stored.</returns>
    /// <example><code>New-YouTubeSession | Publish-YouTubeSession -Store https://account.blob.core.windows.net/sessions</code>Creates a session and shares it through a blob container.</example>
    /// <example><code>Import-YouTubeSession -Store ./a | Publish-YouTubeSession -Store ./b</code>Copies the session named default from one folder to another.</example>
    [Operation("Publish", "YouTubeSession", Action = "Write session to the store")]
    public static Task<YouTubeSession> PublishAsync(
        ISessionService sessions,
        [FromPipeline(ByPropertyName = false)] YouTubeSession session,
        CancellationToken cancellationToken = default
    ) => sessions.SaveSessionAsync(session, cancellationToken);

    /// <summary>Reads a session from the store as it is, without creating or refreshing one.</summary>
    /// <remarks>The store is the one of the settings or of <c>-Store</c>: a folder, a blob container or a connection string.</remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The session to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The stored session.</returns>
    /// <example><code>Import-YouTubeSession</code>Reads the session named default.</example>
    /// <example><code>Import-YouTubeSession -Name batch -Store https://account.blob.core.windows.net/sessions</code>Reads the session that somebody else published in a blob container.</example>
    [Operation("Import", "YouTubeSession")]
    public static Task<YouTubeSession> ImportAsync(
        ISessionService sessions,
        [FromPipeline, StoredName, RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)] string name = SessionName.Default,
        CancellationToken cancellationToken = default
    ) => sessions.ReadSessionAsync(name, cancellationToken);
}
