using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace SessionOps.Server.Tests;

/// <summary>A session service that answers from memory and writes down what it was asked.</summary>
internal sealed class FakeSessionService : ISessionService
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, YouTubeSession> _sessions = new();

    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>Thrown by every call.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Thrown when what is left is to be stored.</summary>
    public Exception? FlushFailure { get; set; }

    /// <summary>How often what is left was to be stored.</summary>
    public int Flushes { get; private set; }

    /// <summary>What the gated calls wait for before they answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How the gated calls begin; the schedule's look at its start is not one of them by default.</summary>
    public string[] GatedCalls { get; set; } = ["Get", "Create"];

    /// <summary>Set when a gated call was made.</summary>
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when a gated call ended, also by its token.</summary>
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether gated calls wait on when their token is cancelled.</summary>
    public bool IgnoresCancellation { get; set; }

    public PoTokenRequest? LastMint { get; private set; }

    public bool IsDisposed { get; private set; }

    public SessionServiceStatus Status { get; set; } = new() { StoreLocation = "memory", Engine = "jint" };

    public static YouTubeSession Session(string name, DateTimeOffset? refreshAt = null) =>
        new()
        {
            Name = name,
            VisitorData = "CgtWSVNJVE9SREFUQQ%3D%3D",
            VisitorId = "VISITORDATA",
            PoToken = Token("CgtWSVNJVE9SREFUQQ%3D%3D", BindingKind.VisitorData),
            Client = new YouTubeClient("WEB", "2.20260501.00.00", "agent", "en", "US"),
            ChallengeSource = ChallengeSource.Page,
            Engine = "jint",
            CreatedAt = Now,
            RefreshAt = refreshAt ?? Now.AddHours(10),
            ExpiresAt = Now.AddHours(12),
        };

    public void Store(YouTubeSession session) => _sessions[session.Name] = session;

    public async Task<YouTubeSession> GetSessionAsync(SessionRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        await CallAsync($"Get {request.Name} fallback={request.AllowFallback}", cancellationToken);
        progress?.Report(new SessionStep(SessionStage.Page, "Opening the page", 10));
        return _sessions.GetOrAdd(request.Name, static name => Session(name));
    }

    public async Task<YouTubeSession> CreateSessionAsync(SessionRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        await CallAsync($"Create {request.Name} fallback={request.AllowFallback}", cancellationToken);
        progress?.Report(new SessionStep(SessionStage.Page, "Opening the page", 10));
        return _sessions.GetOrAdd(request.Name, static name => Session(name));
    }

    public async Task<YouTubeSession?> FindSessionAsync(string name, CancellationToken cancellationToken)
    {
        await CallAsync($"Find {name}", cancellationToken);
        return _sessions.GetValueOrDefault(name);
    }

    public async Task<bool> HasSessionAsync(string name, CancellationToken cancellationToken)
    {
        await CallAsync($"Has {name}", cancellationToken);
        return _sessions.ContainsKey(name);
    }

    public async IAsyncEnumerable<YouTubeSession> RefreshAsync(
        string? name,
        bool force,
        IProgress<SessionStep>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await CallAsync($"Refresh {name ?? "all"} force={force}", cancellationToken);
        foreach (
            var session in _sessions.Values.Where(session => name is null || session.Name == name).OrderBy(session => session.Name, StringComparer.Ordinal)
        )
            yield return session;
    }

    public async Task<bool> RemoveSessionAsync(string name, CancellationToken cancellationToken)
    {
        await CallAsync($"Remove {name}", cancellationToken);
        return _sessions.TryRemove(name, out _);
    }

    public async IAsyncEnumerable<YouTubeSession> ListSessionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CallAsync("List", cancellationToken);
        foreach (var session in _sessions.Values.OrderBy(session => session.Name, StringComparer.Ordinal))
            yield return session;
    }

    public async Task<YouTubeSession> SaveSessionAsync(YouTubeSession session, CancellationToken cancellationToken)
    {
        await CallAsync($"Save {session.Name}", cancellationToken);
        return session;
    }

    public async Task<SessionTestResult> TestSessionAsync(YouTubeSession session, string? videoId, CancellationToken cancellationToken)
    {
        await CallAsync($"Test {session.Name}", cancellationToken);
        return new SessionTestResult
        {
            Name = session.Name,
            Served = true,
            Token = TokenAcceptance.Accepted,
            TokenReason = "",
            Status = "OK",
            Reason = "Playable.",
            VideoId = videoId ?? "dQw4w9WgXcQ",
            Grade = session.Grade,
            TestedAt = Now,
        };
    }

    public async Task<SessionRepair> RepairSessionAsync(string name, string? reason, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        await CallAsync($"Repair {name} reason={reason}", cancellationToken);
        return new SessionRepair
        {
            Name = name,
            Renewed = false,
            Decision = "Kept.",
            Test = await TestSessionAsync(Session(name), videoId: null, cancellationToken),
            CreatedAt = Now,
            ExpiresAt = Now.AddHours(12),
        };
    }

    public async Task<PoToken> MintAsync(PoTokenRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        LastMint = request;
        await CallAsync($"Mint {request.SessionName} bypass={request.BypassCache}", cancellationToken);
        return Token(request.ContentBinding ?? request.VideoId ?? Session("x").VisitorData, request.BindingKind ?? BindingKind.Custom);
    }

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

    public async Task<VisitorData> GetVisitorDataAsync(CancellationToken cancellationToken)
    {
        await CallAsync("VisitorData", cancellationToken);
        return new VisitorData { Value = "CgtWSVNJVE9SREFUQQ%3D%3D", VisitorId = "VISITORDATA" };
    }

    public async Task<RolloutToken> GetRolloutTokenAsync(CancellationToken cancellationToken)
    {
        await CallAsync("RolloutToken", cancellationToken);
        return new RolloutToken { Value = "CIDvw5Db" };
    }

    public Task InvalidateMintersAsync(CancellationToken cancellationToken) => CallAsync("Invalidate", cancellationToken);

    public Task FlushAsync(CancellationToken cancellationToken)
    {
        Flushes++;
        return FlushFailure is null ? Task.CompletedTask : Task.FromException(FlushFailure);
    }

    public Task ProbeStoreAsync(CancellationToken cancellationToken) => CallAsync("Probe", cancellationToken);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private static PoToken Token(string binding, BindingKind kind) =>
        new()
        {
            Value = "MnToken",
            ContentBinding = binding,
            BindingKind = kind,
            Grade = TokenGrade.Integrity,
            ExpiresAt = Now.AddHours(12),
        };

    private async Task CallAsync(string call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        if (GatedCalls.Any(gated => call.StartsWith(gated, StringComparison.Ordinal)))
        {
            Entered.TrySetResult();
            try
            {
                await (IgnoresCancellation ? Gate : Gate.WaitAsync(cancellationToken));
            }
            finally
            {
                Left.TrySetResult();
            }
        }

        if (Failure is { } failure)
            throw failure;
    }
}
