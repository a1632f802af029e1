namespace SessionOps.Sessions;

/// <content>What is done when a consumer reports that the session was refused.</content>
internal sealed partial class SharedSession
{
    /// <summary>How long a report keeps the next one of the same session waiting, and how old a session has to be to be renewed for one.</summary>
    internal static readonly TimeSpan BetweenReports = TimeSpan.FromMinutes(5);

    private readonly Pause _reports = new(BetweenReports, context.TimeProvider);

    /// <summary>Tests the session, and renews it if a media server refuses its token. Nothing is done about a refusal of the address.</summary>
    /// <param name="test">Tests a session.</param>
    /// <param name="progress">Receives each stage.</param>
    /// <param name="cancellationToken">Ends the test and the renewal.</param>
    /// <exception cref="RateLimitedException">Somebody reported it a short time ago, or the breaker is open.</exception>
    public async Task<SessionRepair> RepairAsync(
        Func<YouTubeSession, CancellationToken, Task<SessionTestResult>> test,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    )
    {
        UsedAt = context.TimeProvider.GetTimestamp();
        var reported =
            await ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new SessionOpsException(ErrorIds.SessionNotFound, $"There is no session named '{Name}'.");
        if (!_reports.TryBegin())
            throw new RateLimitedException(
                ErrorIds.ReportedRecently,
                $"Session '{Name}' was reported and tested within the last {BetweenReports.TotalMinutes:0} minutes.",
                _reports.Left
            );
        var result = await test(reported.Session, cancellationToken).ConfigureAwait(false);
        var (renew, decision) = Decide(reported.Session, result);
        var options = new AttestationOptions(reported.Session.Grade == TokenGrade.Fallback, progress);
        var current = renew
            ? (await RefreshAsync(held => held.Version != reported.Version, waitForOthers: true, options, cancellationToken).ConfigureAwait(false))!
            : reported.Session;
        return new SessionRepair
        {
            Name = Name,
            Renewed = renew,
            Decision = decision,
            Test = result,
            CreatedAt = current.CreatedAt,
            ExpiresAt = current.ExpiresAt,
        };
    }

    private (bool Renew, string Decision) Decide(YouTubeSession session, SessionTestResult test)
    {
        if (!test.Served)
            return (false, "YouTube does not serve the session at all. Another one would only get around that, so it is kept.");
        if (test.Token != TokenAcceptance.Refused)
            return (false, "The session is served, and nothing shows that its token is refused: it is kept.");
        // By the record's time, so that processes which share a store keep to it together.
        return (context.TimeProvider.GetUtcNow() - session.CreatedAt).Duration() < BetweenReports
            ? (false, "Its token is refused although it was made a short time ago: a newer one would be no better, so it is kept.")
            : (true, "Its token is refused: it was renewed.");
    }
}
