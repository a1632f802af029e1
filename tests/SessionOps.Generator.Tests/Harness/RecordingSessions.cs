namespace SessionOps.Generator.Tests.Harness;

/// <summary>A service that answers with what it was asked for.</summary>
internal sealed class RecordingSessions : ISessionService
{
    public SessionServiceStatus Status => new() { StoreLocation = "nowhere", Engine = "none" };

    public Task<YouTubeSession> GetSessionAsync(SessionRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(SessionOf(request.Name));

    public Task<YouTubeSession> CreateSessionAsync(SessionRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(SessionOf(request.Name));

    /// <summary>Puts the session that was asked for into the token's value.</summary>
    public Task<PoToken> MintAsync(PoTokenRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(
            new PoToken
            {
                Value = request.Session is null ? $"shared-{request.SessionName}" : $"piped-{request.Session.Name}",
                ContentBinding = request.ContentBinding ?? request.VideoId ?? "the session's own",
                BindingKind = request.BindingKind ?? BindingKind.Custom,
                Grade = TokenGrade.Integrity,
                ExpiresAt = DateTimeOffset.UnixEpoch,
            }
        );

    public Task<YouTubeSession?> FindSessionAsync(string name, CancellationToken cancellationToken) => Task.FromResult<YouTubeSession?>(SessionOf(name));

    public Task<bool> HasSessionAsync(string name, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<SessionTestResult> TestSessionAsync(YouTubeSession session, string? videoId, CancellationToken cancellationToken) =>
        Task.FromResult(
            new SessionTestResult
            {
                Name = session.Name,
                Served = true,
                Token = TokenAcceptance.Accepted,
                TokenReason = "",
                Status = "OK",
                Reason = "",
                VideoId = videoId ?? "",
                Grade = TokenGrade.Integrity,
                TestedAt = DateTimeOffset.UnixEpoch,
            }
        );

    public Task<SessionRepair> RepairSessionAsync(string name, string? reason, IProgress<SessionStep>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<YouTubeSession> RefreshAsync(string? name, bool force, IProgress<SessionStep>? progress, CancellationToken cancellationToken) =>
        new[] { SessionOf(name ?? "every one") }.ToAsyncEnumerable();

    public Task<bool> RemoveSessionAsync(string name, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<YouTubeSession> SaveSessionAsync(YouTubeSession session, CancellationToken cancellationToken) => Task.FromResult(session);

    public IAsyncEnumerable<YouTubeSession> ListSessionsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<BotGuardSnapshot> TakeSnapshotAsync(SnapshotBinding binding, IProgress<SessionStep>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(
            new BotGuardSnapshot
            {
                Value = $"$snapshot of {binding.Engagement}",
                VisitorData = "visitor",
                Client = new YouTubeClient("WEB", "2", "agent", "en", "US"),
                ChallengeSource = ChallengeSource.Page,
                Engine = "jint",
                CreatedAt = DateTimeOffset.UnixEpoch,
            }
        );

    public Task<VisitorData> GetVisitorDataAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RolloutToken> GetRolloutTokenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task InvalidateMintersAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task FlushAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ProbeStoreAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static YouTubeSession SessionOf(string name) =>
        new()
        {
            Name = name,
            VisitorData = "visitor",
            VisitorId = "visitor id",
            PoToken = new PoToken
            {
                Value = "",
                ContentBinding = "",
                BindingKind = BindingKind.VisitorData,
                Grade = TokenGrade.Integrity,
                ExpiresAt = DateTimeOffset.UnixEpoch,
            },
            Client = new YouTubeClient("WEB", "2", "agent", "en", "US"),
            ChallengeSource = ChallengeSource.Page,
            Engine = "none",
            CreatedAt = DateTimeOffset.UnixEpoch,
            RefreshAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch,
        };
}
